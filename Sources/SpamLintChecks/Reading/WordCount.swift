import MailBytes

/// Words as filters count them: runs of letters and digits; in scripts without spaces about two characters make one.
enum WordCount {
    /// O(bytes).
    static func words(of text: [UInt8]) -> Int {
        var words = 0
        var ideographs = 0
        var isInWord = false
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte >= 0xE3, byte < 0xEE, i + 2 < text.count {
                ideographs += 1
                isInWord = false
                i += 3
                continue
            }
            let isWordByte = byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || (byte == 0x27 && isInWord)
            if isWordByte, !isInWord { words += 1 }
            isInWord = isWordByte
            i += 1
        }
        return words + (ideographs + 1) / 2
    }
}
