import MailMessage
import SpamLintCore

extension Check {
    /// A part of the message, itself included, with a field of `fields` whose body has a match of `regex`.
    static let partFieldText = Check(
        "part-field-text",
        parameters: [.init("fields", standard: .texts([])), .init("regex", standard: .texts([]), isPattern: true)],
        prepare: { parameters in
            let patterns = parameters.patterns("regex")
            let names = parameters.fieldNames("fields")
            return { facts in
                facts.message.parts.flatMap { part in
                    part.fields.compactMap { field in
                        guard names.contain(field, of: facts.message) else { return nil }
                        let body = FieldReading.bytes(of: field, as: .unfolded, in: facts)
                        return patterns.contains { $0.matches(body) } ? Evidence(at: .source(field.bodyRange)) : nil
                    }
                }
            }
        })
}
