import MailBytes

/// UTF-7 (RFC 2152): ASCII, with runs of base64 between `+` and `-` that hold UTF-16.
struct UTF7Decoder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let out: UnsafeMutableBufferPointer<UInt8>
    private var written = 0
    private var position = 0

    static func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder, damage: inout Damage
    ) -> Int {
        var decoder = UTF7Decoder(bytes: bytes, out: out)
        while decoder.position < bytes.count { decoder.step(&recorder, &damage) }
        return decoder.written
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, out: UnsafeMutableBufferPointer<UInt8>) {
        self.bytes = bytes
        self.out = out
    }

    private mutating func step<Recorder: MapRecorder>(_ recorder: inout Recorder, _ damage: inout Damage) {
        let i = position
        let byte = bytes[i]
        if byte >= 0x80 {
            damage.note(i)
            put(0xFFFD, i..<i + 1, &recorder)
            position = i + 1
        } else if byte != 0x2B {
            put(UInt32(byte), i..<i + 1, &recorder)
            position = i + 1
        } else if i + 1 < bytes.count, bytes[i + 1] == ASCII.dash {
            put(UInt32(byte), i..<i + 2, &recorder)
            position = i + 2
        } else {
            position = i + 1
            readRun(&recorder, &damage)
            if position == i + 1 {
                damage.note(i)
                put(0xFFFD, i..<i + 1, &recorder)
            } else if position < bytes.count, bytes[position] == ASCII.dash {
                position += 1
            }
        }
    }

    private mutating func put<Recorder: MapRecorder>(_ code: UInt32, _ range: Range<Int>, _ recorder: inout Recorder) {
        let size = UTF8Writer.put(code, into: out, at: written)
        written += size
        recorder.units(1, of: size, from: range.lowerBound, each: range.count)
    }

    private mutating func readRun<Recorder: MapRecorder>(_ recorder: inout Recorder, _ damage: inout Damage) {
        var bits: UInt32 = 0
        var count: UInt32 = 0
        var start = position
        var high: (unit: UInt32, range: Range<Int>)?
        while position < bytes.count, Base64Alphabet.values[Int(bytes[position])] < 64 {
            bits = bits << 6 | UInt32(Base64Alphabet.values[Int(bytes[position])])
            count += 6
            position += 1
            guard count >= 16 else { continue }
            count -= 16
            let unit = bits >> count & 0xFFFF
            let range = start..<position
            // What is left over begins in the character just read.
            start = count > 0 ? position - 1 : position
            if let (lead, place) = high {
                high = nil
                if unit & 0xFC00 == 0xDC00 {
                    put(0x10000 + (lead & 0x3FF) << 10 + unit & 0x3FF, place.lowerBound..<range.upperBound, &recorder)
                    continue
                }
                damage.note(place.lowerBound)
                put(0xFFFD, place, &recorder)
            }
            if unit & 0xFC00 == 0xD800 {
                high = (unit, range)
            } else {
                if !UTF8Writer.isScalar(unit) { damage.note(range.lowerBound) }
                put(UTF8Writer.isScalar(unit) ? unit : 0xFFFD, range, &recorder)
            }
        }
        if let (_, place) = high {
            damage.note(place.lowerBound)
            put(0xFFFD, place, &recorder)
        }
    }
}
