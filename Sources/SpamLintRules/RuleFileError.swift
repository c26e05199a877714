/// What is wrong with a rule file or a configuration file, and where.
public struct RuleFileError: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: String
    /// From 1; nil when the whole file is meant.
    public let line: Int?
    public let column: Int?
    /// What was found, what was expected, what to do; one line.
    public let message: String
    /// The same in Chinese; as `message` where it is told in English alone.
    public let chinese: String

    public init(path: String, line: Int? = nil, column: Int? = nil, message: String, chinese: String? = nil) {
        self.path = path
        self.line = line
        self.column = column
        self.message = Self.shortened(message)
        self.chinese = chinese.map(Self.shortened) ?? self.message
    }

    /// What it quotes of the file may be megabytes long.
    private static func shortened(_ text: String) -> String { text.utf8.count <= 600 ? text : String(text.prefix(599)) + "…" }

    public var description: String { place + message }

    /// The place with the message in Chinese.
    public var chineseDescription: String { place + chinese }

    private var place: String { line.map { "\(path):\($0):\(column ?? 1): " } ?? "\(path): " }
}
