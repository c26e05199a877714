/// UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing past U+10FFFF.
enum UTF8Repair {
    /// The length of the sequence at `i`, which is no ASCII; 0 if there is none.
    @inline(__always)
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int, to end: Int) -> Int {
        let lead = bytes[i]
        let left = end - i
        if lead < 0xC2 || lead > 0xF4 || left < 2 { return 0 }
        let second = bytes[i + 1]
        guard second & 0xC0 == 0x80 else { return 0 }
        if lead < 0xE0 { return 2 }
        guard left > 2, bytes[i + 2] & 0xC0 == 0x80 else { return 0 }
        if lead < 0xF0 {
            if lead == 0xE0, second < 0xA0 { return 0 }
            if lead == 0xED, second > 0x9F { return 0 }
            return 3
        }
        guard left > 3, bytes[i + 3] & 0xC0 == 0x80 else { return 0 }
        if lead == 0xF0, second < 0x90 { return 0 }
        if lead == 0xF4, second > 0x8F { return 0 }
        return 4
    }

    /// What the bytes of `range` above 127 are.
    struct Survey {
        /// Sequences of two bytes, and longer ones.
        var pairs = 0
        var longer = 0
        /// Bytes that belong to none.
        var invalid = 0
        /// Longer sequences that begin well and break off: UTF-8 that was cut.
        var cut = 0

        var isValid: Bool { invalid == 0 }
        var sequences: Int { pairs + longer }
    }

    /// Looks through the range; stops at the first byte that is invalid if `stopping`.
    static func survey(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, stopping: Bool = false) -> Survey {
        var survey = Survey()
        var i = range.lowerBound
        let end = range.upperBound
        while i < end {
            if bytes[i] < 0x80 {
                guard let high = ByteScan.firstHigh(bytes, i..<end) else { break }
                i = high
            }
            let length = length(bytes, at: i, to: end)
            switch length {
            case 0:
                survey.invalid += 1
                if bytes[i] >= 0xE0, bytes[i] < 0xF5, i + 1 < end, bytes[i + 1] & 0xC0 == 0x80 { survey.cut += 1 }
                if stopping { return survey }
                i += 1
            case 2:
                survey.pairs += 1
                i += 2
            default:
                survey.longer += 1
                i += length
            }
        }
        return survey
    }

    /// Copies what is valid and puts U+FFFD for each byte that isn't.
    static func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder, damage: inout Damage
    ) -> Int {
        var written = 0
        var i = 0
        var valid = 0
        let end = bytes.count
        func flush(to stop: Int, _ recorder: inout Recorder) {
            guard stop > valid, let source = bytes.baseAddress, let target = out.baseAddress else { return }
            (target + written).update(from: source + valid, count: stop - valid)
            written += stop - valid
            recorder.copied(valid..<stop)
        }
        while i < end {
            if bytes[i] < 0x80 {
                guard let high = ByteScan.firstHigh(bytes, i..<end) else { break }
                i = high
            }
            let length = length(bytes, at: i, to: end)
            if length > 0 {
                i += length
                continue
            }
            flush(to: i, &recorder)
            damage.note(i)
            recorder.units(1, of: 3, from: i, each: 1)
            written += UTF8Writer.putReplacement(into: out, at: written)
            i += 1
            valid = i
        }
        flush(to: end, &recorder)
        return written
    }
}
