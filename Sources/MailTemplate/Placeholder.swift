/// Something that will be replaced by a value before the mail is sent.
public struct Placeholder: Sendable, Equatable {
    /// Bytes of the file.
    public let range: Range<Int>
    public let syntax: TemplateSyntax
    /// What stands between the delimiters.
    public let expression: String
    /// What it stands for; nil where nothing tells.
    public let role: PlaceholderRole?
    /// Services that know a placeholder of this very name.
    public let services: [MailService]
}
