public import SpamLintCore

/// A symbol as its file states it, with the examples that are its tests.
public struct SymbolEntry: Sendable {
    public let symbol: ReceiverSymbol
    public let examples: [Example]
    public let path: String
    public let line: Int
    /// Whether it is another profile's symbol at points of its own: what raises it is tested there.
    public let isTakenOver: Bool
}
