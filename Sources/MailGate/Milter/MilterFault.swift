/// What is wrong with what a mail server said, or what could not be done for it.
public struct MilterFault: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable, CaseIterable {
        /// A frame says that it is longer than `MilterSession.Limits.frameBytes`.
        case frameTooLong = "frame-too-long"
        /// A frame without a command.
        case emptyFrame = "empty-frame"
        case unknownCommand = "unknown-command"
        /// What follows the command cannot be what the protocol says.
        case malformed
        case outOfOrder = "out-of-order"
        /// A version of the protocol before the second.
        case unsupportedVersion = "unsupported-version"
        case messageTooLarge = "message-too-large"
        case tooManyFields = "too-many-fields"
        /// Too many recipients, or addresses that are too long together.
        case envelopeTooLarge = "envelope-too-large"
        /// The message could not be mended: the server has not granted it, or the protocol cannot say it.
        case cannotMend = "cannot-mend"
        /// The server has not granted that fields are added or removed.
        case cannotChangeFields = "cannot-change-fields"
        /// The server has not granted that messages are held.
        case cannotQuarantine = "cannot-quarantine"
    }

    public let kind: Kind
    /// The letter of the command; nil for a frame without one.
    public let command: UInt8?

    public init(_ kind: Kind, at command: UInt8?) {
        self.kind = kind
        self.command = command
    }

    /// As in `out-of-order at L`; a command that is no printable letter is a number.
    public var description: String {
        guard let command else { return kind.rawValue }
        let letter = command > 0x20 && command < 0x7F ? String(Character(Unicode.Scalar(command))) : String(command)
        return "\(kind.rawValue) at \(letter)"
    }
}
