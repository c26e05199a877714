import MailMessage
import SpamLintCore

extension Check {
    /// Fields out of `fields` whose body begins with one of the words `with`.
    static let fieldBegins = Check(
        "field-begins", needs: .header, parameters: [.init("fields", standard: .texts([])), .init("with", standard: .texts([]))],
        prepare: { parameters in
            let words = parameters.texts("with").map { $0.lowercased() }
            let fields = parameters.texts("fields").map { (name: $0, names: FieldNames([$0])) }
            return { facts in
                fields.flatMap { entry in
                    entry.names.fields(of: facts.message).compactMap { field in
                        let body = String(decoding: facts.message.source[field.bodyRange].prefix(100), as: UTF8.self).lowercased()
                        let first = body.prefix { $0.isLetter || $0.isNumber }
                        guard words.contains(where: { $0 == first }) else { return nil }
                        return Evidence(at: .source(field.bodyRange), values: [("field", entry.name)])
                    }
                }
            }
        })
}
