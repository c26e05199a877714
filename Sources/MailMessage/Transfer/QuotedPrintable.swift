import MailBytes

/// Decodes quoted-printable (RFC 2045, section 6.7) and keeps as it stands what is none.
///
/// White space at the end of a line is kept, as all readers of mail do, although section 6.7 wants it gone.
struct QuotedPrintable<Recorder: MapRecorder> {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private let out: UnsafeMutableBufferPointer<UInt8>
    private var written = 0
    private var recorder: Recorder
    private var defects = DefectLog()

    /// Writes at most `range.count` bytes to `out`.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into out: UnsafeMutableBufferPointer<UInt8>,
        recorder: consuming Recorder
    ) -> TransferResult<Recorder> {
        var decoder = Self(bytes: bytes, end: range.upperBound, out: out, recorder: recorder)
        decoder.run(from: range.lowerBound)
        return TransferResult(count: decoder.written, recorder: decoder.recorder, defects: decoder.defects.defects)
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, end: Int, out: UnsafeMutableBufferPointer<UInt8>, recorder: Recorder) {
        self.bytes = bytes
        self.end = end
        self.out = out
        self.recorder = recorder
    }

    private mutating func run(from start: Int) {
        if let high = ByteScan.firstHigh(bytes, start..<end) { defects.add(.quotedPrintableRaw8Bit, at: high..<high + 1) }
        var i = start
        while i < end {
            let stop = bytes.find(ASCII.lf, from: i, to: end)
            let next = stop < end ? stop + 1 : end
            // 76 characters and a CR.
            if stop - i > 77 { defects.add(.quotedPrintableLineTooLong, at: i..<stop) }
            decodeLine(i..<stop, next)
            i = next
        }
    }

    @inline(__always)
    private mutating func copy(_ range: Range<Int>) {
        guard !range.isEmpty, let base = bytes.baseAddress, let target = out.baseAddress else { return }
        (target + written).update(from: base + range.lowerBound, count: range.count)
        written += range.count
        recorder.copied(range)
    }

    private mutating func decodeLine(_ line: Range<Int>, _ next: Int) {
        var i = line.lowerBound
        while true {
            let mark = bytes.find(ASCII.equals, from: i, to: line.upperBound)
            guard mark < line.upperBound else {
                copy(i..<next)
                return
            }
            copy(i..<mark)
            i = mark
            if i + 2 < line.upperBound, let high = bytes[i + 1].hexDigitValue, let low = bytes[i + 2].hexDigitValue {
                put(high << 4 | low, from: i)
                i += 3
            } else if isSoftBreak(after: i + 1, line.upperBound, next) {
                return
            } else {
                defects.add(.quotedPrintableMalformed, at: i..<min(i + 3, line.upperBound))
                copy(i..<i + 1)
                i += 1
            }
        }
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8, from start: Int) {
        if bytes[start + 1] > 0x60 || bytes[start + 2] > 0x60 { defects.add(.quotedPrintableLowerCase, at: start..<start + 3) }
        out[written] = byte
        written += 1
        recorder.units(1, of: 1, from: start, each: 3)
    }

    /// Whether nothing but white space follows a `=` up to the end of its line.
    private mutating func isSoftBreak(after start: Int, _ lineEnd: Int, _ next: Int) -> Bool {
        var i = start
        while i < lineEnd, bytes[i].isASCIIWhitespace { i += 1 }
        guard i == lineEnd else { return false }
        if next == lineEnd {
            defects.add(.quotedPrintableTruncated, at: start - 1..<start)
        } else if start < lineEnd, bytes[start] != ASCII.cr {
            defects.add(.quotedPrintableTrailingSpace, at: start..<lineEnd)
        }
        return true
    }
}
