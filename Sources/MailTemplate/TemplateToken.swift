/// A piece of a template that its language replaces or obeys, with its place.
public struct TemplateToken: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// It is replaced by a value.
        case output
        /// It does something and leaves nothing behind.
        case statement
        /// It takes in another file, or leaves room for what another file says.
        case inclusion
        /// It vanishes.
        case comment
        /// It begins a condition.
        case ifBegins
        /// It begins a condition that holds where the value of the same name does not.
        case unlessBegins
        /// It begins another arm of a condition; `isLast` for what is taken when no arm before it is.
        case arm(isLast: Bool)
        /// It begins what is repeated, or a block that is always there.
        case blockBegins
        /// It ends a block.
        case ends
    }

    /// Bytes of the file.
    public var range: Range<Int>
    public var syntax: TemplateSyntax
    public var kind: Kind
    /// What stands between the delimiters, without blanks at its ends.
    public var expression: Range<Int>
    /// What a block's beginning and its end have in common; empty where an end ends whatever is open.
    public var name: [UInt8] = []

    public init(range: Range<Int>, syntax: TemplateSyntax, kind: Kind, expression: Range<Int>, name: [UInt8] = []) {
        self.range = range
        self.syntax = syntax
        self.kind = kind
        self.expression = expression
        self.name = name
    }

    /// Whether it begins a block.
    public var begins: Bool { kind == .ifBegins || kind == .unlessBegins || kind == .blockBegins }
}
