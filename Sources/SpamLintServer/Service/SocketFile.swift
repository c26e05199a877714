#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file of a Unix socket.
enum SocketFile {
    /// The mail server is of another user, commonly of a shared group: whoever reaches the folder may connect.
    static func open(_ path: String) { _ = chmod(path, 0o660) }

    static func remove(_ path: String) { _ = unlink(path) }
}
