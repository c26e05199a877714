public import SpamLintCore

/// A symbol as its file states it, with the examples that are its tests.
public struct SymbolEntry: Sendable {
    public let symbol: ReceiverSymbol
    public let examples: [Example]
    public let path: String
    public let line: Int
}
