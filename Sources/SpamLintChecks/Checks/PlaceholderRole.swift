import MailTemplate
import SpamLintCore

extension Check {
    /// Placeholders of a template that stand for one of `roles`.
    static let placeholderRole = Check("placeholder-role", parameters: [.init("roles", standard: .texts([]))]) { facts, parameters in
        guard let template = facts.template else { return [] }
        let roles = parameters.texts("roles").compactMap(PlaceholderRole.init(rawValue:))
        return template.placeholders.filter { $0.role.map(roles.contains) ?? false }.map { placeholder in
            Evidence(at: .file(placeholder.range), values: [("value", placeholder.role?.rawValue ?? "")])
        }
    }
}
