import MailMessage
import SpamLintCore

extension Check {
    /// Fields out of `fields` whose body begins with one of the words `with`.
    static let fieldBegins = Check(
        "field-begins", needs: .header, parameters: [.init("fields", standard: .texts([])), .init("with", standard: .texts([]))]
    ) { facts, parameters in
        let words = parameters.texts("with")
        return parameters.texts("fields").flatMap { name in
            facts.message.all(named: name).compactMap { field in
                let body = String(decoding: facts.message.source[field.bodyRange].prefix(100), as: UTF8.self).lowercased()
                let first = body.prefix { $0.isLetter || $0.isNumber }
                return words.contains { $0.lowercased() == first } ? Evidence(at: .source(field.bodyRange), values: [("field", name)]) : nil
            }
        }
    }
}
