import MailBytes

/// Decodes base64 (RFC 2045, section 6.8) and goes on whatever it meets: stray bytes are passed over, missing padding is assumed, data
/// behind padding is data again.
struct Base64<Recorder: MapRecorder> {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private let out: UnsafeMutableBufferPointer<UInt8>
    private var written = 0
    private var position: Int
    private var lineStart: Int
    private var recorder: Recorder
    private var defects: DefectLog
    /// The characters of a group that is not whole yet, and where they stand.
    private var pending: (values: UInt32, count: Int, place: (Int, Int, Int, Int)) = (0, 0, (0, 0, 0, 0))

    /// Up to here, data behind padding has been found to be data.
    private var trusted = 0

    /// Writes at most `room(for: range.count)` bytes to `out`.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into out: UnsafeMutableBufferPointer<UInt8>,
        recorder: consuming Recorder
    ) -> TransferResult<Recorder> {
        var decoder = Self(bytes, range, out, recorder)
        decoder.run()
        return TransferResult(count: decoder.written, recorder: decoder.recorder, defects: decoder.defects.defects)
    }

    static func room(for count: Int) -> Int { count / 4 * 3 + 3 }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ out: UnsafeMutableBufferPointer<UInt8>, _ recorder: Recorder) {
        self.bytes = bytes
        self.out = out
        self.recorder = recorder
        position = range.lowerBound
        lineStart = range.lowerBound
        end = range.upperBound
        defects = DefectLog()
    }

    private mutating func run() {
        Base64Alphabet.values.withUnsafeBufferPointer { values in
            while position < end {
                if pending.count == 0 { decodeGroups(values) }
                if position < end { decodeOne(values) }
            }
        }
        noteLine(end: end)
        finish()
    }

    /// The fast path: whole groups without anything between.
    @inline(__always)
    private mutating func decodeGroups(_ values: UnsafeBufferPointer<UInt8>) {
        let start = position
        var i = position
        var o = written
        while i + 4 <= end {
            let a = values[Int(bytes[i])]
            let b = values[Int(bytes[i + 1])]
            let c = values[Int(bytes[i + 2])]
            let d = values[Int(bytes[i + 3])]
            if (a | b | c | d) & 0xC0 != 0 { break }
            out[o] = a << 2 | b >> 4
            out[o + 1] = b << 4 | c >> 2
            out[o + 2] = c << 6 | d
            i += 4
            o += 3
        }
        if o > written { recorder.base64(o - written, from: start) }
        position = i
        written = o
    }

    /// One byte, with care.
    @inline(__always)
    private mutating func decodeOne(_ values: UnsafeBufferPointer<UInt8>) {
        let byte = bytes[position]
        if byte == ASCII.lf {
            noteLine(end: position)
            position += 1
            lineStart = position
        } else if byte.isASCIIWhitespace {
            position += 1
        } else if values[Int(byte)] < 64 {
            push(values[Int(byte)])
            position += 1
        } else if byte == ASCII.equals {
            pad()
        } else {
            defects.add(.base64InvalidByte, at: position..<position + 1)
            position += 1
        }
    }

    private mutating func push(_ value: UInt8) {
        switch pending.count {
        case 0: pending.place.0 = position
        case 1: pending.place.1 = position
        case 2: pending.place.2 = position
        default: pending.place.3 = position
        }
        pending.values = pending.values << 6 | UInt32(value)
        pending.count += 1
        if pending.count == 4 { flush() }
    }

    /// Writes what the pending characters hold: `count - 1` bytes.
    private mutating func flush() {
        let count = pending.count
        let group = pending.values << (6 * UInt32(4 - count))
        let place = pending.place
        pending.count = 0
        pending.values = 0
        guard count > 1 else { return }
        write(UInt8(truncatingIfNeeded: group >> 16), from: place.0, to: place.1)
        if count > 2 { write(UInt8(truncatingIfNeeded: group >> 8), from: place.1, to: place.2) }
        if count > 3 { write(UInt8(truncatingIfNeeded: group), from: place.2, to: place.3) }
    }

    private mutating func write(_ byte: UInt8, from first: Int, to last: Int) {
        out[written] = byte
        written += 1
        recorder.block(1, for: first..<last + 1)
    }

    // MARK: Damage

    /// Takes a run of `=`.
    private mutating func pad() {
        let start = position
        while position < end, bytes[position] == ASCII.equals || bytes[position].isBlank { position += 1 }
        if pending.count == 1 { defects.add(.base64Truncated, at: pending.place.0..<start) }
        flush()
        var next = position
        while next < end, bytes[next].isASCIIWhitespace { next += 1 }
        guard next < end else {
            position = end
            return
        }
        if bytes[position].isASCIIWhitespace {
            noteLine(end: position)
            lineStart = next
        }
        position = next
        guard next < trusted || continues(from: next) else {
            let stop = bytes.find(ASCII.lf, from: next, to: end)
            defects.add(.base64TrailingText, at: next..<stop)
            position = stop
            return
        }
        defects.add(.base64PaddingInside, at: start..<start + 1)
    }

    /// Whether what is left of the line can be base64 again: whole groups and nothing else.
    private mutating func continues(from start: Int) -> Bool {
        let stop = bytes.find(ASCII.lf, from: start, to: end)
        var count = 0
        for i in start..<stop {
            if Base64Alphabet.values[Int(bytes[i])] < 64 || bytes[i] == ASCII.equals {
                count += 1
            } else if bytes[i] != ASCII.cr {
                return false
            }
        }
        guard count % 4 == 0 else { return false }
        trusted = stop
        return true
    }

    private mutating func noteLine(end lineEnd: Int) {
        // 76 characters and a CR.
        if lineEnd - lineStart > 77 { defects.add(.base64LineTooLong, at: lineStart..<lineEnd) }
    }

    private mutating func finish() {
        guard pending.count > 0 else { return }
        let place = pending.place.0..<end
        defects.add(pending.count == 1 ? .base64Truncated : .base64PaddingMissing, at: place)
        flush()
    }
}

enum Base64Alphabet {
    /// The value of each character; 64 and more: none.
    static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(byte)] = UInt8(value)
        }
        return values
    }()
}
