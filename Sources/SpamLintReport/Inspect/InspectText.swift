import MailMessage
import MailTemplate
import SpamLintCore

/// What `inspect` prints for people.
public enum InspectText {
    public static func render(_ inspection: Inspection) -> String {
        let facts = inspection.facts
        var text = TerminalText.escaped(inspection.path) + (inspection.message.map { ":#\($0)" } ?? "") + "\n"
        func row(_ name: String, _ value: String?) {
            guard let value else { return }
            text += "  \(name): \(TerminalText.escaped(value))\n"
        }
        row("class", facts.messageClass.rawValue)
        row("subject", facts.subject?.string)
        for mailbox in facts.originators?.mailboxes ?? [] {
            let address = "<" + String(decoding: facts.message.address(mailbox), as: UTF8.self) + ">"
            row("from", [facts.message.displayName(mailbox).string, address].filter { !$0.isEmpty }.joined(separator: " "))
        }
        row("date", facts.message.first(.date).flatMap { facts.message.date($0) }?.rfc3339)
        for (index, part) in facts.message.parts.enumerated() {
            let charset = part.isText ? ", " + facts.message.text(of: index).charset.name : ""
            let name = facts.message.filename(of: index).map { ", \"\($0.string)\"" } ?? ""
            row("part \(part.path)", "\(part.mediaType)\(charset), \(part.transferEncoding.rawValue), \(part.body.count) bytes\(name)")
        }
        if let template = facts.template {
            row("syntaxes", template.syntaxes.map(\.rawValue).joined(separator: ", "))
            if !template.services.isEmpty { row("services", template.services.map(\.title).sorted().joined(separator: ", ")) }
            for placeholder in template.placeholders {
                row("placeholder", placeholder.expression + (placeholder.role.map { " (\($0.rawValue))" } ?? ""))
            }
            for condition in template.conditions {
                let arms = condition.arms.map { $0.isEmpty ? "nothing" : "\($0.count) bytes" }.joined(separator: " or ")
                row("condition", arms)
            }
        }
        for segment in facts.transcript where segment.scope != .subject && segment.scope != .sender && segment.scope != .url {
            row(segment.scope.rawValue, MessageTemplate.shorten(String(decoding: segment.bytes[segment.range], as: UTF8.self), to: 300))
        }
        for link in facts.links {
            let shown = facts.visibleText(of: link).map {
                " \"" + MessageTemplate.shorten(String(decoding: $0, as: UTF8.self), to: 60) + "\""
            }
            row("link", String(decoding: link.target, as: UTF8.self) + (shown ?? ""))
        }
        for (definition, value) in inspection.measured { row(definition.name, "\(NumberText.text(value)) \(definition.unit)") }
        for defect in facts.defects { row("defect", defect.kind + (defect.detail.map { " (\($0))" } ?? "")) }
        return text
    }
}
