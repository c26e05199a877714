#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A line on standard error that tells how far the work is: only on a terminal, and only once it has taken a second.
final class Progress {
    private let count: Int
    private let isShown: Bool
    private let start = Progress.now
    private var done = 0
    private var lastShown = 0.0

    init(count: Int) {
        self.count = count
        isShown = count > 1 && isatty(STDERR_FILENO) == 1
    }

    func advance() {
        done += 1
        guard isShown, Self.now - start > 1, Self.now - lastShown > 0.1 else { return }
        lastShown = Self.now
        write("\r\(done) of \(count)")
    }

    func clear() {
        if lastShown > 0 { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        StandardError.writeRaw(text)
    }

    /// Seconds on a clock that only goes forward.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
