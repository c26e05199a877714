#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes whole files, so that nobody ever sees half of one.
public enum FileWriter {
    /// Puts `bytes` in the place of a file's content: a file beside it is written and then takes its name. Its mode and, where the system lets
    /// us, its owner stay; a symbolic link goes on leading to the file, which is what is written. Other names of the file, hard links, go on
    /// naming the old content.
    ///
    /// - Parameter stamp: The file's, from when it was read; nil where nobody read it.
    /// - Returns: How many other names the file had.
    /// - Throws: `FileError.system`, or `.changedMeanwhile` for what has another stamp; the file is then as it was.
    @discardableResult
    public static func replace(_ path: String, with bytes: [UInt8], expecting stamp: FileStamp? = nil) throws(FileError) -> Int {
        guard let target = PathText.withSystemPath(path, { realpath($0, nil) }) else { throw .system(errno) }
        defer { free(target) }
        var status = stat()
        guard stat(target, &status) == 0 else { throw .system(errno) }
        // Who may not write a file is not to replace it.
        guard access(target, W_OK) == 0 else { throw .system(errno) }
        guard let temporary = temporaryFile(beside: target) else { throw .system(errno) }
        let descriptor = temporary.descriptor
        var failure: Int32 = 0
        if !writeAll(bytes, to: descriptor) { failure = errno }
        // Owners may be changed by root alone, which is no failure.
        if failure == 0 { _ = fchown(descriptor, status.st_uid, status.st_gid) }
        if failure == 0, fchmod(descriptor, status.st_mode & 0o7777) != 0 { failure = errno }
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        var isChanged = false
        if failure == 0, let stamp {
            // As late as can be: what comes between this and the next line is lost.
            var last = stat()
            isChanged = stat(target, &last) != 0 || FileStamp(last) != stamp
        }
        if failure == 0, !isChanged, rename(temporary.path, target) != 0 { failure = errno }
        guard failure != 0 || isChanged else { return max(0, Int(status.st_nlink) - 1) }
        unlink(temporary.path)
        throw isChanged ? .changedMeanwhile : .system(failure)
    }

    /// A new file in the same folder, which nobody but us may read yet. A name that is taken, by whatever is left of an earlier run or by
    /// another one, is passed over.
    private static func temporaryFile(beside target: UnsafePointer<CChar>) -> (descriptor: Int32, path: [CChar])? {
        let name = Array(UnsafeBufferPointer(start: target, count: strlen(target)))
        for attempt in 0..<100 {
            let path = name + ".spamlint-\(getpid())-\(attempt)".utf8.map { CChar(bitPattern: $0) } + [0]
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 { return (descriptor, path) }
            guard errno == EEXIST else { return nil }
        }
        return nil
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count, let base = buffer.baseAddress {
                let count = write(descriptor, base + written, buffer.count - written)
                if count < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                written += count
            }
            return true
        }
    }
}
