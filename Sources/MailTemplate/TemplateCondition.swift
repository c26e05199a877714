/// A part of a template of which one arm is taken.
public struct TemplateCondition: Sendable, Equatable {
    /// From its first token to its last.
    public let range: Range<Int>
    /// Its first token.
    public let beginning: Range<Int>
    /// What each arm holds, without the tokens around it; the last is empty where nothing need be taken.
    public let arms: [Range<Int>]
}

/// What is wrong with the blocks of a template.
public struct TemplateProblem: Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// A block that nothing ends.
        case unclosed
        /// An end of what nothing began.
        case unopened
    }

    public let range: Range<Int>
    public let kind: Kind
}
