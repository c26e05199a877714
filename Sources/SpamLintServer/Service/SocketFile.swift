#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file of a Unix socket, and which one it is: another daemon may have put its own there since.
struct SocketFile: Sendable {
    let path: String
    private let device: UInt64
    private let inode: UInt64

    /// The one that has just been made.
    init?(path: String) {
        guard let status = Self.status(path) else { return nil }
        self.path = path
        (device, inode) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
    }

    /// The mail server is of another user, commonly of a shared group: whoever reaches the folder may connect.
    func open() { _ = chmod(path, 0o660) }

    func remove() {
        guard let there = Self(path: path), (there.device, there.inode) == (device, inode) else { return }
        _ = unlink(path)
    }

    /// Whether somebody may be listening at a path. What a killed daemon left behind refuses connections.
    static func isServed(_ path: String) -> Bool {
        #if os(Linux)
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        #else
            let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // Full (EAGAIN) and forbidden (EACCES) ones are served, too.
        return result == 0 || ![ENOENT, ECONNREFUSED, ENOTDIR, ENOTSOCK].contains(errno)
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }
}
