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

    /// Whether a body that is said to be base64 is plain text, to judge by the first line that isn't blank: it has words, or much that is
    /// no base64.
    static func isPlainText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        while i < range.upperBound, bytes[i].isASCIIWhitespace { i += 1 }
        let start = i
        var good = 0
        var other = 0
        var firstWord = 0
        while i < range.upperBound, bytes[i] != ASCII.lf, bytes[i] != ASCII.cr, i - start < 1024 {
            let byte = bytes[i]
            if byte.isBlank {
                if firstWord == 0 { firstWord = i - start }
            } else if Base64Alphabet.values[Int(byte)] < 64 || byte == ASCII.equals {
                if firstWord > 0 { return !isEncoded(bytes, start..<start + firstWord) }
                good += 1
            } else {
                other += 1
            }
            i += 1
        }
        return other * 6 > good
    }

    /// Whether a word in front of others looks like base64 and not like one of them.
    private static func isEncoded(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        word.count % 4 == 0 && (word.count > 15 || bytes[word.upperBound - 1] == ASCII.equals)
            && word.allSatisfy { Base64Alphabet.values[Int(bytes[$0])] < 64 || bytes[$0] == ASCII.equals }
    }
}
