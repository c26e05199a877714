import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Fields out of `fields` whose body, read `as` said, has a match of `regex`; with `first`, only the first of a name.
    static let fieldText = Check(
        "field-text", needs: .header,
        parameters: [
            .init("fields", standard: .texts([])), .init("regex", standard: .texts([]), isPattern: true),
            .init("as", standard: .text("unfolded")), .init("first", standard: .flag(false)),
        ]
    ) { facts, parameters in
        let patterns = parameters.patterns("regex")
        let reading = parameters.text("as", default: "unfolded")
        let most = parameters.flag("first") ? 1 : Int.max
        return parameters.texts("fields").flatMap { name in
            facts.message.all(named: name).prefix(most).compactMap { field in
                let body = FieldReading.bytes(of: field, as: reading, in: facts.message)
                return patterns.contains { $0.matches(body) } ? Evidence(at: .source(field.bodyRange), values: [("field", name)]) : nil
            }
        }
    }
}
