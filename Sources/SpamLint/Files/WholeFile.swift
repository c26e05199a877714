#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes files that are there whole or not at all: readers, and runs at the same time, never see a part of one.
enum WholeFile {
    /// Puts a file in the place of another, or where there was none.
    static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        // In the same folder, for a file can't be moved at once from another file system.
        let draft = path + ".\(getpid()).\(UInt32.random(in: 0...UInt32.max)).new"
        let descriptor = PathText.withSystemPath(draft) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }
        guard descriptor >= 0 else { throw .system(errno) }
        var failure: Int32?
        var written = 0
        while failure == nil, written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { Self.write(descriptor, $0 + written, buffer.count - written) } ?? 0
            }
            if count > 0 { written += count } else if errno != EINTR { failure = errno }
        }
        if close(descriptor) != 0, failure == nil { failure = errno }
        if failure == nil {
            let status = PathText.withSystemPath(draft) { from in PathText.withSystemPath(path) { rename(from, $0) } }
            if status != 0 { failure = errno }
        }
        guard let failure else { return }
        _ = PathText.withSystemPath(draft) { unlink($0) }
        throw .system(failure)
    }

    private static func write(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, start, count)
        #elseif canImport(Musl)
            Musl.write(descriptor, start, count)
        #else
            Darwin.write(descriptor, start, count)
        #endif
    }
}
