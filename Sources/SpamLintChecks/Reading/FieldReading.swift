import MailBytes
import MailMessage

/// The body of a field in the form that a regular expression is written for.
enum FieldReading {
    /// - Parameter form: `unfolded`: in one line, without blanks around it; `decoded`: encoded words read besides, in UTF-8; `written`:
    ///   byte for byte, with folds.
    static func bytes(of field: Field, as form: String, in message: Message) -> [UInt8] {
        switch form {
        case "decoded": return message.unstructured(field).utf8
        case "written": return Array(message.source[field.bodyRange])
        default:
            var bytes = message.source[field.bodyRange].filter { $0 != 0x0D && $0 != 0x0A }
            while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
            let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.endIndex
            return Array(bytes[start...])
        }
    }
}
