import MailBytes
import MailHTML

extension Document {
    /// Where an attribute may be put into a tag, behind its name; nil where a template stands in the tag outside its values, which would govern what is put there.
    func attributePlace(inTag tag: Range<Int>) -> Int? {
        var i = tag.lowerBound + 1
        while i < tag.upperBound, utf8[i].isASCIILetter || utf8[i].isASCIIDigit { i += 1 }
        var quote: UInt8?
        for offset in i..<max(i, tag.upperBound) {
            let byte = utf8[offset]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == ASCII.quote || byte == 0x27 {
                quote = byte
            } else if byte == 0x7B || byte == 0x25 || byte == ASCII.less {
                return nil
            }
        }
        return i
    }
}
