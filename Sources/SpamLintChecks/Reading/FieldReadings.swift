import MailMessage
import SpamLintCore
import Synchronization

/// Bodies of the fields of the root header as `FieldReading` gives them, each read once a message: dozens of expressions look at the same
/// few fields.
final class FieldReadings: Sendable {
    private struct Key: Hashable {
        let field: Int
        let form: String
    }

    private let bodies = Mutex<[Key: [UInt8]]>([:])

    static func of(_ facts: Facts) -> FieldReadings { facts.memo.value { FieldReadings() } }

    /// - Parameter index: Of the field in `Message.fields`.
    func bytes(of field: Field, index: Int, as form: String, in message: Message) -> [UInt8] {
        let key = Key(field: index, form: form)
        if let known = bodies.withLock({ $0[key] }) { return known }
        let body = FieldReading.bytes(of: field, as: form, in: message)
        bodies.withLock { $0[key] = body }
        return body
    }
}
