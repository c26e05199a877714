/// Stateless multibyte charsets, by the C library's converter. The way back is found afterwards, by walking both sides in step.
enum MultibyteDecoder {
    /// Returns nil if the machine lacks the converter.
    static func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ name: String, _ layout: CharacterLayout, into out: UnsafeMutableBufferPointer<UInt8>,
        recorder: inout Recorder, damage: inout Damage
    ) -> Int? {
        guard let written = ConverterPool.shared.with(name, { convert(bytes, $0, into: out, damage: &damage) }) else { return nil }
        if Recorder.isRecording { align(bytes, layout, UnsafeBufferPointer(rebasing: out[..<written]), &recorder) }
        return written
    }

    private static func convert(
        _ bytes: UnsafeBufferPointer<UInt8>, _ converter: Converter, into out: UnsafeMutableBufferPointer<UInt8>, damage: inout Damage
    ) -> Int {
        var input = 0
        var output = 0
        while input < bytes.count {
            let stop = converter.convert(bytes, from: &input, to: bytes.count, into: out, at: &output)
            if stop == .finished || stop == .full { break }
            guard input < bytes.count, output + 3 <= out.count else { break }
            damage.note(input)
            input += 1
            output += UTF8Writer.putReplacement(into: out, at: output)
        }
        return output + converter.flush(into: UnsafeMutableBufferPointer(rebasing: out[output...]))
    }

    /// Pairs each character of the source with the one that it became.
    private static func align<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ layout: CharacterLayout, _ text: UnsafeBufferPointer<UInt8>, _ recorder: inout Recorder
    ) {
        var i = 0
        var o = 0
        while o < text.count, i < bytes.count {
            if text[o] < 0x80, bytes[i] < 0x80 {
                let start = i
                while o < text.count, i < bytes.count, text[o] < 0x80, bytes[i] < 0x80 {
                    o += 1
                    i += 1
                }
                recorder.copied(start..<i)
                continue
            }
            var size = length(text, at: o)
            var taken = layout.length(bytes, at: i)
            if size == 3, text[o] == 0xEF, text[o + 1] == 0xBF, text[o + 2] == 0xBD, !isReplacement(bytes, at: i) {
                taken = 1
            } else if layout == .big5, taken == 2, isComposed(bytes[i], bytes[i + 1]), o + size < text.count {
                size += length(text, at: o + size)
            }
            recorder.units(1, of: size, from: i, each: taken)
            o += size
            i += taken
        }
    }

    private static func length(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let lead = text[i]
        let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        return min(length, text.count - i)
    }

    /// GB 18030 has U+FFFD as a character of its own.
    private static func isReplacement(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
        i + 3 < bytes.count && bytes[i] == 0x84 && bytes[i + 1] == 0x31 && bytes[i + 2] == 0xA4 && bytes[i + 3] == 0x37
    }

    /// The four characters of Big5-HKSCS that are two in Unicode: E with circumflex and macron or caron, and its small letter.
    private static func isComposed(_ lead: UInt8, _ trail: UInt8) -> Bool {
        lead == 0x88 && (trail == 0x62 || trail == 0x64 || trail == 0xA3 || trail == 0xA5)
    }
}

/// Charsets with a state, or without a layout that we know: the converter is given a character at a time, so that the way back is known.
enum SteppingDecoder {
    private static let longestCharacter = 8

    static func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ name: String, into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder,
        damage: inout Damage
    ) -> Int? {
        ConverterPool.shared.with(name) { converter in
            var input = 0
            var output = 0
            // Bytes that were taken and have not shown up in the text yet.
            var start = 0
            while input < bytes.count {
                let before = output
                let from = input
                var stop = Converter.Stop.incomplete
                var window = 1
                while stop == .incomplete, input == from, window <= longestCharacter, from + window <= bytes.count {
                    stop = converter.convert(bytes, from: &input, to: from + window, into: out, at: &output)
                    window += 1
                }
                if stop == .full { break }
                if input == from {
                    guard output + 3 <= out.count else { break }
                    damage.note(input)
                    output += UTF8Writer.putReplacement(into: out, at: output)
                    input += 1
                }
                if output > before {
                    recorder.block(output - before, for: start..<input)
                    start = input
                } else if bytes[from] == 0x1B || bytes[from] == 0x0E || bytes[from] == 0x0F {
                    // A shift is no part of the character behind it.
                    start = input
                }
            }
            let held = converter.flush(into: UnsafeMutableBufferPointer(rebasing: out[output...]))
            if held > 0 { recorder.block(held, for: start..<input) }
            return output + held
        }
    }
}
