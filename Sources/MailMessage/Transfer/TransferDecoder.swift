import MailBytes

/// Undoes a transfer encoding.
enum TransferDecoder {
    struct Decoded {
        var bytes: [UInt8]
        var defects: [Defect]
    }

    /// Decodes `range`, whose encoding is one that `isEncoded`.
    static func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ encoding: TransferEncoding, recorder: Recorder
    ) -> (Decoded, Recorder) {
        var defects: [Defect] = []
        var recorder = recorder
        let isBase64 = encoding == .base64
        let data = isBase64 ? range.lowerBound..<Base64Tail.dataEnd(bytes, range) : range
        let room = isBase64 ? Base64<Recorder>.room(for: data.count) : data.count
        let out = [UInt8](unsafeUninitializedCapacity: room) { out, count in
            if isBase64 {
                let result = Base64.decode(bytes, data, into: out, recorder: recorder)
                (count, defects, recorder) = (result.count, result.defects, result.recorder)
            } else {
                let result = QuotedPrintable.decode(bytes, range, into: out, recorder: recorder)
                (count, defects, recorder) = (result.count, result.defects, result.recorder)
            }
        }
        if data.upperBound < range.upperBound { defects.append(Defect(.base64TrailingText, at: data.upperBound..<range.upperBound)) }
        return (Decoded(bytes: out, defects: defects), recorder)
    }

    /// Whether a body that is said to be base64 is plain text: most of what its first lines hold can't be base64.
    static func isPlainText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var good = 0
        var other = 0
        var gaps = 0
        for i in range.prefix(2048) {
            let byte = bytes[i]
            if Base64Alphabet.values[Int(byte)] < 64 || byte == ASCII.equals {
                good += 1
            } else if byte == ASCII.space {
                gaps += 1
            } else if !byte.isASCIIWhitespace {
                other += 1
            }
        }
        // English has a space in six bytes; a line of base64 has none.
        return good + other > 0 && (gaps * 12 > good || other * 10 > good)
    }
}
