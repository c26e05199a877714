/// The stable name of a rule: kebab-case, named for the problem (`subject-all-caps`).
public struct RuleID: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let name: String

    public init(_ name: String) {
        self.name = name
    }

    public var description: String { name }

    public static func < (left: RuleID, right: RuleID) -> Bool { left.name < right.name }

    /// Whether `name` is written as rule ids are: lower-case words, joined by single hyphens, that begin with a letter.
    public static func isWellFormed(_ name: String) -> Bool {
        var previous: UInt8 = 0x2D
        for byte in name.utf8 {
            let isDigit = byte &- 0x30 < 10 && previous != 0x2D
            guard byte &- 0x61 < 26 || isDigit || (byte == 0x2D && previous != 0x2D) else { return false }
            previous = byte
        }
        return previous != 0x2D
    }
}
