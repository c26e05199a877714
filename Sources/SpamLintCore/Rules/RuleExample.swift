/// An example of a rule file or of a receiver's symbol, as it is written, for people to read.
public struct RuleExample: Sendable, Equatable {
    public let isBad: Bool
    /// With the marks round what is found.
    public let text: String

    public init(isBad: Bool, text: String) {
        self.isBad = isBad
        self.text = text
    }

    /// Bytes of an example that a page shows at most.
    private static let limit = 800

    /// The examples that are worth a place on a page: two of each kind, in order, none too long to read.
    public static func shown(of examples: [RuleExample]) -> [RuleExample] {
        [true, false].flatMap { isBad in
            examples.filter { $0.isBad == isBad && !$0.text.isEmpty && $0.text.utf8.count <= limit }.prefix(2)
        }
    }
}
