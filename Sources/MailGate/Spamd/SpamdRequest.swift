/// A message that a client of spamd wants judged.
public struct SpamdRequest: Sendable, Equatable {
    public let command: SpamdCommand
    public let version: SpamdVersion
    /// On whose behalf, as the client says. Nothing is ever looked up by it.
    public let user: String?
    /// The message, inflated where it came compressed, with its own line ends.
    public let message: [UInt8]

    public init(command: SpamdCommand, version: SpamdVersion, user: String?, message: [UInt8]) {
        self.command = command
        self.version = version
        self.user = user
        self.message = message
    }
}
