public import SpamLintFixes

/// What is to be mended, and how far.
public struct MendingRequest: Sendable {
    /// Whether fixes are made that may change what a message means or how it looks.
    public var allowsUnsafe = false
    /// Ids of the rules whose findings are mended; empty means all.
    public var selected: Set<String> = []
    public var settings = MendingSettings()

    public init() {}
}
