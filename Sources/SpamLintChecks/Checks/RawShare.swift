import MailMessage
import SpamLintCore

extension Check {
    /// A `field` in which control characters and raw bytes that are no UTF-8 are at least `at-least`, and `percent` of all.
    ///
    /// One sign for cent, pound or a registered mark is let pass in a subject.
    static let rawShare = Check(
        "raw-share", needs: .header,
        parameters: [
            .init("field", standard: .text("Subject")), .init("percent", standard: .number(0)), .init("at-least", standard: .number(2)),
        ]
    ) { facts, parameters in
        let name = parameters.text("field", default: "Subject")
        guard let field = facts.message.all(named: name).first, !field.bodyRange.isEmpty else { return [] }
        let body = facts.message.source[field.bodyRange]
        var controls = 0
        var raw = 0
        var signs = 0
        for byte in body {
            switch byte {
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: controls += 1
            case 0x7F...0xFF:
                raw += 1
                if byte == 0xA2 || byte == 0xA3 || byte == 0xAE { signs += 1 }
            default: break
            }
        }
        if controls == 0, raw > 0, String(validating: body, as: UTF8.self) != nil { return [] }
        let count = controls + raw - (signs == 1 && field.name == .subject ? 1 : 0)
        guard count >= max(1, parameters.integer("at-least", default: 2)) else { return [] }
        guard Double(count) * 100 >= parameters.number("percent", default: 0) * Double(body.count) else { return [] }
        return [Evidence(at: .source(field.bodyRange), text: [], values: [("field", name), ("value", String(count))])]
    }
}
