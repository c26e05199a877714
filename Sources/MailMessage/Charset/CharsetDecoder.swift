/// Turns the bytes of any charset into UTF-8, U+FFFD for each byte that is no character, and records the way back if asked to.
enum CharsetDecoder {
    struct Result {
        var utf8: [UInt8]
        var damage: Damage
        /// The C library lacks the converter; only ASCII could be read.
        var lacksConverter = false
    }

    /// Decodes all of `bytes`. Linear.
    static func decode<Recorder: MapRecorder>(_ bytes: UnsafeBufferPointer<UInt8>, _ charset: Charset, recorder: inout Recorder) -> Result {
        var damage = Damage()
        var lacksConverter = false
        let utf8 = [UInt8](unsafeUninitializedCapacity: room(for: bytes.count, charset)) { out, count in
            if let written = write(bytes, charset, into: out, recorder: &recorder, damage: &damage) {
                count = written
            } else {
                lacksConverter = true
                count = ASCIIOnly.decode(bytes, into: out, recorder: &recorder, damage: &damage)
            }
        }
        return Result(utf8: utf8, damage: damage, lacksConverter: lacksConverter)
    }

    /// U+FFFD takes three bytes for one, the worst that any own decoder does; a character may become several in a converter we don't know.
    private static func room(for count: Int, _ charset: Charset) -> Int {
        switch charset.method {
        case .other: return count * 9 + 64
        // Two bytes of the supplementary set are three in the stateless form.
        case .iso2022jp: return count * 5 + 16
        default: return count * 3 + 16
        }
    }

    private static func write<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ charset: Charset, into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder,
        damage: inout Damage
    ) -> Int? {
        switch charset.method {
        case .utf8: return UTF8Repair.decode(bytes, into: out, recorder: &recorder, damage: &damage)
        case .utf16(let order): return UTF16Decoder.decode(bytes, bigEndian: order, into: out, recorder: &recorder, damage: &damage)
        case .utf32(let order): return UTF32Decoder.decode(bytes, bigEndian: order, into: out, recorder: &recorder, damage: &damage)
        case .utf7: return UTF7Decoder.decode(bytes, into: out, recorder: &recorder, damage: &damage)
        case .single(let name), .foreign(let name):
            return SingleByteTable.named(name)?.decode(bytes, into: out, recorder: &recorder, damage: &damage)
        case .double(let name, let layout):
            return MultibyteDecoder.decode(bytes, name, layout, into: out, recorder: &recorder, damage: &damage)
        case .hz: return Shifted.hz(bytes).decode(into: out, recorder: &recorder, damage: &damage)
        case .iso2022jp: return Shifted.iso2022jp(bytes).decode(into: out, recorder: &recorder, damage: &damage)
        case .other(let name): return SteppingDecoder.decode(bytes, name, into: out, recorder: &recorder, damage: &damage)
        }
    }
}

/// Writes code points as UTF-8.
enum UTF8Writer {
    /// Writes a valid scalar; returns its length.
    @inline(__always)
    static func put(_ code: UInt32, into out: UnsafeMutableBufferPointer<UInt8>, at i: Int) -> Int {
        if code < 0x80 {
            out[i] = UInt8(truncatingIfNeeded: code)
            return 1
        }
        if code < 0x800 {
            out[i] = UInt8(truncatingIfNeeded: 0xC0 | code >> 6)
            out[i + 1] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
            return 2
        }
        if code < 0x10000 {
            out[i] = UInt8(truncatingIfNeeded: 0xE0 | code >> 12)
            out[i + 1] = UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F)
            out[i + 2] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
            return 3
        }
        out[i] = UInt8(truncatingIfNeeded: 0xF0 | code >> 18)
        out[i + 1] = UInt8(truncatingIfNeeded: 0x80 | code >> 12 & 0x3F)
        out[i + 2] = UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F)
        out[i + 3] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
        return 4
    }

    /// Writes U+FFFD.
    @inline(__always)
    static func putReplacement(into out: UnsafeMutableBufferPointer<UInt8>, at i: Int) -> Int {
        out[i] = 0xEF
        out[i + 1] = 0xBF
        out[i + 2] = 0xBD
        return 3
    }

    static func isScalar(_ code: UInt32) -> Bool { code < 0xD800 || code > 0xDFFF && code < 0x11_0000 }
}

/// What is left of a text whose converter is missing.
enum ASCIIOnly {
    static func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder, damage: inout Damage
    ) -> Int {
        var written = 0
        for (i, byte) in bytes.enumerated() {
            if byte < 0x80 {
                out[written] = byte
                recorder.copied(i..<i + 1)
                written += 1
            } else {
                damage.note(i)
                recorder.units(1, of: 3, from: i, each: 1)
                written += UTF8Writer.putReplacement(into: out, at: written)
            }
        }
        return written
    }
}
