#if canImport(Glibc)
    import Glibc
#endif

/// What systemd and a service say to each other: `sd_notify(3)` and `sd_listen_fds(3)`, without its library.
public enum ServiceManager {
    /// Says a thing such as `READY=1`; nothing happens where nobody listens.
    public static func notify(_ state: String) {
        #if os(Linux)
            guard let name = getenv("NOTIFY_SOCKET").map({ String(cString: $0) }), name.utf8.count < 108,
                name.hasPrefix("/") || name.hasPrefix("@")
            else { return }
            let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            guard descriptor >= 0 else { return }
            defer { close(descriptor) }
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            var path = Array(name.utf8)
            // The abstract namespace begins with a zero byte.
            if path[0] == 0x40 { path[0] = 0 }
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
            let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
            let bytes = Array(state.utf8)
            _ = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
                }
            }
        #endif
    }

    /// Microseconds of the monotonic clock, as `RELOADING=1` wants them.
    public static var monotonicMicroseconds: UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1_000
    }

    /// Sockets that the manager has opened, by the name that its `.socket` file gives them (`FileDescriptorName=`).
    public static func inheritedSockets() -> [(name: String, descriptor: Int32)] {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        guard let pid = variable("LISTEN_PID").flatMap({ Int32($0) }), pid == getpid(),
            let count = variable("LISTEN_FDS").flatMap({ Int32($0) }), (1...64).contains(count)
        else { return [] }
        let names = (variable("LISTEN_FDNAMES") ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        return (0..<count).map { index in
            let descriptor = 3 + index
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            return (Int(index) < names.count ? names[Int(index)] : "unknown", descriptor)
        }
    }
}
