/// UTF-16, its byte order told by a mark or by the label; big-endian else (RFC 2781).
enum UTF16Decoder {
    static func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool?, into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder,
        damage: inout Damage
    ) -> Int {
        var i = 0
        var written = 0
        let count = bytes.count
        var isBig = bigEndian ?? true
        if count > 1, bytes[0] == 0xFE, bytes[1] == 0xFF, bigEndian != false {
            i = 2
        } else if count > 1, bytes[0] == 0xFF, bytes[1] == 0xFE, bigEndian != true {
            isBig = false
            i = 2
        }
        func unit(_ i: Int) -> UInt32 {
            isBig ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1]) : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
        }
        while i + 1 < count {
            var code = unit(i)
            var length = 2
            if code & 0xFC00 == 0xD800, i + 3 < count, unit(i + 2) & 0xFC00 == 0xDC00 {
                code = 0x10000 + (code & 0x3FF) << 10 + unit(i + 2) & 0x3FF
                length = 4
            }
            if !UTF8Writer.isScalar(code) {
                damage.note(i)
                code = 0xFFFD
            }
            let size = UTF8Writer.put(code, into: out, at: written)
            recorder.units(1, of: size, from: i, each: length)
            written += size
            i += length
        }
        if i < count {
            damage.note(i)
            recorder.units(1, of: 3, from: i, each: 1)
            written += UTF8Writer.putReplacement(into: out, at: written)
        }
        return written
    }
}

/// UTF-32, likewise.
enum UTF32Decoder {
    static func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool?, into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder,
        damage: inout Damage
    ) -> Int {
        var isBig = bigEndian ?? true
        func unit(_ i: Int) -> UInt32 {
            let raw = UInt32(bytes[i]) << 24 | UInt32(bytes[i + 1]) << 16 | UInt32(bytes[i + 2]) << 8 | UInt32(bytes[i + 3])
            return isBig ? raw : raw.byteSwapped
        }
        var i = 0
        var written = 0
        if bytes.count > 3, bigEndian == nil, unit(0) == 0xFFFE_0000 { isBig = false }
        if bytes.count > 3, unit(0) == 0xFEFF { i = 4 }
        while i + 3 < bytes.count {
            var code = unit(i)
            if !UTF8Writer.isScalar(code) {
                damage.note(i)
                code = 0xFFFD
            }
            let size = UTF8Writer.put(code, into: out, at: written)
            recorder.units(1, of: size, from: i, each: 4)
            written += size
            i += 4
        }
        while i < bytes.count {
            damage.note(i)
            recorder.units(1, of: 3, from: i, each: 1)
            written += UTF8Writer.putReplacement(into: out, at: written)
            i += 1
        }
        return written
    }
}
