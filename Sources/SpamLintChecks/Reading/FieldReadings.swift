import MailMessage
import SpamLintCore
import Synchronization

/// Bodies of the fields of the root header as `FieldReading` gives them, each read once a message: dozens of expressions look at the same
/// few fields.
final class FieldReadings: Sendable {
    /// A class, because it is handed to every expression that looks at the field.
    final class Body: Sendable {
        let bytes: [UInt8]
        let mask: ByteMask

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            mask = ByteMask(of: bytes)
        }
    }

    /// By field, and by form within it.
    private let bodies: Mutex<[Body?]>

    private init(_ facts: Facts) {
        bodies = Mutex([Body?](repeating: nil, count: facts.message.fields.count * FieldReading.Form.allCases.count))
    }

    static func of(_ facts: Facts) -> FieldReadings { facts.memo.value { FieldReadings(facts) } }

    /// - Parameter index: Of the field in `Message.fields`.
    func body(of field: Field, index: Int, as form: FieldReading.Form, in facts: Facts) -> Body {
        let place = index * FieldReading.Form.allCases.count + form.index
        if let known = bodies.withLock({ $0[place] }) { return known }
        let body = Body(FieldReading.bytes(of: field, as: form, in: facts))
        bodies.withLock { $0[place] = body }
        return body
    }
}
