import MailMessage
import SpamLintCore
import Synchronization

/// Bodies of the fields of the root header as `FieldReading` gives them, each read once a message: dozens of expressions look at the same
/// few fields.
final class FieldReadings: Sendable {
    /// By field, and by form within it.
    private let bodies: Mutex<[[UInt8]?]>

    private init(_ facts: Facts) {
        bodies = Mutex([[UInt8]?](repeating: nil, count: facts.message.fields.count * FieldReading.Form.allCases.count))
    }

    static func of(_ facts: Facts) -> FieldReadings { facts.memo.value { FieldReadings(facts) } }

    /// - Parameter index: Of the field in `Message.fields`.
    func bytes(of field: Field, index: Int, as form: FieldReading.Form, in message: Message) -> [UInt8] {
        let place = index * FieldReading.Form.allCases.count + form.index
        if let known = bodies.withLock({ $0[place] }) { return known }
        let body = FieldReading.bytes(of: field, as: form, in: message)
        bodies.withLock { $0[place] = body }
        return body
    }
}
