import SpamLint

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Takes the bytes of a report.
protocol ReportSink: AnyObject {
    func write(_ bytes: [UInt8])
    /// Nothing more will come.
    func finish()
}

extension StandardOutput: ReportSink {
    func finish() {}
}

/// A report's file. It is written beside its place and moved there when it is whole, so that nobody reads half of one; a link is followed,
/// and what is no regular file (a pipe, a device) is written to as it comes. What goes wrong ends the program with one line and status 2.
final class OutputFile: ReportSink {
    private let name: String
    private let place: String
    private let temporary: String?
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// - Parameter path: As it was given.
    init(_ path: String) {
        name = path
        place = PathText.resolved(path)
        var status = stat()
        let exists = PathText.withSystemPath(place) { stat($0, &status) } == 0
        if exists, status.st_mode & S_IFMT != S_IFREG {
            temporary = nil
            descriptor = PathText.withSystemPath(place) { open($0, O_WRONLY | O_CLOEXEC) }
        } else {
            let beside = "\(place).\(getpid()).tmp"
            temporary = beside
            let mode = exists ? status.st_mode & 0o7777 : 0o666
            descriptor = PathText.withSystemPath(beside) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
        }
        if descriptor < 0 { fail(errno) }
    }

    func write(_ bytes: [UInt8]) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 65_536 { flush() }
    }

    func finish() {
        flush()
        guard close(descriptor) == 0 else { fail(errno) }
        guard let temporary else { return }
        let status = PathText.withSystemPath(temporary) { source in PathText.withSystemPath(place) { rename(source, $0) } }
        guard status == 0 else { fail(errno) }
    }

    private func flush() {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                bytes.baseAddress.map { Self.write(descriptor, $0 + written, buffer.count - written) } ?? -1
            }
            if count < 0 {
                if errno == EINTR { continue }
                fail(errno)
            }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func write(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, start, count)
        #else
            Darwin.write(descriptor, start, count)
        #endif
    }

    private func fail(_ number: Int32) -> Never {
        if let temporary, descriptor >= 0 { _ = PathText.withSystemPath(temporary) { unlink($0) } }
        StandardError.write("spamlint: cannot write '\(PathText.shown(name))': \(String(cString: strerror(number)))")
        exit(ExitStatus.trouble.rawValue)
    }
}
