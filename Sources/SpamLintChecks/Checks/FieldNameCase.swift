import MailMessage
import SpamLintCore

extension Check {
    /// Fields called `field` whose name is written exactly as one of `written`.
    static let fieldNameCase = Check(
        "field-name-case", needs: .header, parameters: [.init("field", standard: .text("")), .init("written", standard: .texts([]))]
    ) { facts, parameters in
        let written = parameters.set("written")
        return facts.message.all(named: parameters.text("field")).compactMap { field in
            let name = String(decoding: facts.message.source[field.nameRange], as: UTF8.self)
            return written.contains(name) ? Evidence(at: .source(field.nameRange), values: [("value", name)]) : nil
        }
    }
}
