import SpamLint

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard output, written in large pieces. A reader that has gone or a full disk ends the program with one line and status 2.
final class StandardOutput: @unchecked Sendable {
    // Written from one thread only: workers hand their results to the main thread.
    static let shared = StandardOutput()

    /// Whether a person sees it as it comes.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    private var buffer: [UInt8] = []

    func write(_ bytes: [UInt8]) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 65_536 { flush() }
    }

    func write(_ text: String) {
        write(Array(text.utf8))
    }

    func flush() {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                bytes.baseAddress.map { write(descriptor: STDOUT_FILENO, $0 + written, buffer.count - written) } ?? -1
            }
            if count < 0 {
                if errno == EINTR { continue }
                fail(errno)
            }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func write(descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, start, count)
        #else
            Darwin.write(descriptor, start, count)
        #endif
    }

    private func fail(_ number: Int32) -> Never {
        buffer.removeAll()
        StandardError.write("spamlint: cannot write the report: \(String(cString: strerror(number)))")
        exit(ExitStatus.trouble.rawValue)
    }
}

/// Standard error: one line a message, nothing of a mail unescaped.
enum StandardError {
    static func write(_ line: String) {
        writeRaw(TerminalText.escaped(line) + "\n")
    }

    /// What the program itself wrote, controls of the terminal included.
    static func writeRaw(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { buffer in
            #if canImport(Glibc)
                Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
            #else
                Darwin.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
            #endif
        }
    }
}
