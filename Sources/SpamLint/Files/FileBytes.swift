#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads whole files with the system's own calls.
public enum FileBytes {
    /// The largest file that is read, in bytes. Offsets are 32 bits wide in the tables of a message.
    public static let limit = 1 << 30

    /// - Parameter path: A path, or `-` for standard input.
    /// - Throws: `FileError.system`, `.isFolder` or `.tooLarge`.
    public static func read(_ path: String) throws(FileError) -> [UInt8] {
        if path == "-" { return try read(descriptor: STDIN_FILENO, expecting: 0) }
        return try stamped(path).bytes
    }

    /// A file's bytes, and what tells later whether it has changed.
    ///
    /// - Throws: As `read` does.
    public static func stamped(_ path: String) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp) {
        let descriptor = PathText.withSystemPath(path) { open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw .system(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder }
        return (try read(descriptor: descriptor, expecting: Int(status.st_size)), FileStamp(status))
    }

    private static func read(descriptor: Int32, expecting size: Int) throws(FileError) -> [UInt8] {
        guard size <= limit else { throw .tooLarge(limit: limit) }
        var failure: FileError?
        var bytes: [UInt8] = []
        var wanted = max(size + 1, 4096)
        // A file may grow or be a pipe, so reading goes on until the end is seen.
        while failure == nil {
            var ended = false
            bytes.append(addingCapacity: wanted) { buffer in
                let count = readFully(descriptor, buffer)
                guard count >= 0 else {
                    failure = .system(errno)
                    return 0
                }
                ended = count < buffer.count
                return count
            }
            if ended { break }
            if bytes.count > limit { failure = .tooLarge(limit: limit) }
            wanted = max(65_536, bytes.count)
        }
        if let failure { throw failure }
        return bytes
    }

    /// Fills the buffer as far as the file goes; negative on an error.
    private static func readFully(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, base + filled, buffer.count - filled)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, base + filled, buffer.count - filled)
            #else
                let count = Darwin.read(descriptor, base + filled, buffer.count - filled)
            #endif
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                return -1
            }
            filled += count
        }
        return filled
    }
}

extension [UInt8] {
    /// Appends up to `capacity` bytes that `fill` writes; it returns how many it wrote.
    fileprivate mutating func append(addingCapacity capacity: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        if isEmpty {
            self = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in count = fill(buffer) }
        } else {
            append(contentsOf: [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in count = fill(buffer) })
        }
    }
}
