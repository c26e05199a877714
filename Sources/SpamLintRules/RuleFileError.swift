/// What is wrong with a rule file, and where.
public struct RuleFileError: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: String
    /// From 1; nil when the whole file is meant.
    public let line: Int?
    public let column: Int?
    /// What was found, what was expected, what to do; one line.
    public let message: String

    public init(path: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.path = path
        self.line = line
        self.column = column
        // What it quotes of the file may be megabytes long.
        self.message = message.utf8.count <= 600 ? message : String(message.prefix(599)) + "…"
    }

    public var description: String {
        guard let line else { return "\(path): \(message)" }
        return "\(path):\(line):\(column ?? 1): \(message)"
    }
}
