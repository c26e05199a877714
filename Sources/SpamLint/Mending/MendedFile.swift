public import SpamLintCore
public import SpamLintFixes

/// A file after mending.
public struct MendedFile: Sendable {
    /// The bytes as they are now; those of the file where nothing was changed.
    public internal(set) var bytes: [UInt8]
    /// The rules whose findings were mended, in order of id.
    public internal(set) var rules: [RuleID] = []
    /// Names of the fields with signatures that were taken off.
    public internal(set) var removedFields: [String] = []
    /// Why messages of the file were left alone, each reason once.
    public internal(set) var obstacles: [SignatureRemoval.Obstacle] = []

    public internal(set) var isChanged = false
    /// A file that was left alone.
    public init(untouched bytes: [UInt8]) { self.bytes = bytes }

    /// Whether it holds mail objects in JSON, which are not mended.
    public internal(set) var isMailObject = false
}
