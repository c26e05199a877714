import MailBytes
import MailMessage

/// The body of a field in the form that a regular expression is written for.
enum FieldReading {
    enum Form: String, CaseIterable {
        case unfolded, decoded, padded, written, address, name

        var index: Int {
            switch self {
            case .unfolded: 0
            case .decoded: 1
            case .padded: 2
            case .written: 3
            case .address: 4
            case .name: 5
            }
        }
    }

    /// The body with the white space around it.
    static func padded(_ field: Field, in message: Message) -> Range<Int> {
        var range = min(field.nameRange.upperBound + 1, field.bodyRange.lowerBound)..<field.bodyRange.upperBound
        while range.upperBound < message.source.count, [0x20, 0x09].contains(message.source[range.upperBound]) {
            range = range.lowerBound..<range.upperBound + 1
        }
        return range
    }

    /// - Parameter form: `unfolded`: in one line, without blanks around it; `decoded`: encoded words read besides, in UTF-8; `written`:
    ///   byte for byte, with folds; `padded`: the same with the white space around it; `address` and `name`: the first address of an address
    ///   field, and the display name before it, decoded, both empty where there is none.
    static func bytes(of field: Field, as form: Form, in message: Message) -> [UInt8] {
        switch form {
        case .decoded: return message.unstructured(field).utf8
        case .padded: return Array(message.source[padded(field, in: message)])
        case .written: return Array(message.source[field.bodyRange])
        case .address: return message.addresses(field).mailboxes.first.map { message.address($0) } ?? []
        case .name: return message.addresses(field).mailboxes.first.map { message.displayName($0).utf8 } ?? []
        case .unfolded:
            var bytes = message.source[field.bodyRange].filter { $0 != 0x0D && $0 != 0x0A }
            while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
            let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.endIndex
            return Array(bytes[start...])
        }
    }
}
