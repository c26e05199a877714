public import Logging

/// How the daemon tells what it does.
public struct LogSettings: Sendable, Equatable {
    public enum Format: String, Sendable, CaseIterable { case text, json }
    public enum Addresses: String, Sendable, CaseIterable {
        /// A short hash, so that lines on one person can be brought together without naming her.
        case hash
        case plain
    }

    public var format = Format.text
    public var level = Logger.Level.info
    public var addresses = Addresses.hash

    public init() {}
}
