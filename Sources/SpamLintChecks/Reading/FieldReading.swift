import MailBytes
import MailMessage
import SpamLintCore

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
    static func bytes(of field: Field, as form: Form, in facts: Facts) -> [UInt8] {
        let message = facts.message
        switch form {
        case .decoded: return message.unstructuredBytes(field)
        case .padded: return Array(message.source[padded(field, in: message)])
        case .written: return Array(message.source[field.bodyRange])
        case .address: return facts.addressList(field).mailboxes.first.map { message.address($0) } ?? []
        case .name: return facts.addressList(field).mailboxes.first.map { message.displayName($0).utf8 } ?? []
        case .unfolded:
            return message.source.withUnsafeBufferPointer { source in
                var body = source[field.bodyRange]
                while let last = body.last, isSpace(last) { body.removeLast() }
                while let first = body.first, isSpace(first) { body.removeFirst() }
                return [UInt8](unsafeUninitializedCapacity: body.count) { buffer, count in
                    for byte in body where byte != ASCII.cr && byte != ASCII.lf {
                        buffer[count] = byte
                        count += 1
                    }
                }
            }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte.isBlank || byte == ASCII.cr || byte == ASCII.lf }
}
