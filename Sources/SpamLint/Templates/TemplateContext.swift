public import MailTemplate
import SpamLintRules

/// What is known of templates besides their files.
public struct TemplateContext: Sendable {
    /// The service that sends them.
    public var service: MailService?
    /// Example data that they are filled in with before they are linted.
    public var data: TemplateValue?

    /// What they are sent with where they do not say.
    public var subject: String?
    public var from: String?

    public init() {}

    var fields: [(name: String, value: String)] {
        [("Subject", subject), ("From", from)].compactMap { name, value in value.map { (name, $0) } }
    }

    /// Example data in YAML or JSON.
    ///
    /// - Throws: What is wrong with it, with line and column.
    public static func data(_ bytes: [UInt8], named name: String) throws(ConfigurationError) -> TemplateValue {
        do throws(RuleFileError) {
            return try TemplateData.read(bytes, path: name)
        } catch {
            throw ConfigurationError(lines: [error.description])
        }
    }
}
