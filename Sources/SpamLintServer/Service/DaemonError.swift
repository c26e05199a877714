/// Why the daemon cannot do what it was asked for.
public struct DaemonError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
