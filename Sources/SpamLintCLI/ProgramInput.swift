import SpamLint

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Gives this process to another program.
enum ProgramInput {
    /// Starts `command` in this process's place, with `input` as its standard input. Returns only where that cannot be done: why.
    static func replace(with command: [String], input: [UInt8]) -> String {
        guard let descriptor = file(with: input) else { return String(cString: strerror(errno)) }
        guard dup2(descriptor, STDIN_FILENO) >= 0 else { return String(cString: strerror(errno)) }
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { argument in PathText.withSystemPath(argument) { strdup($0) } }
        arguments.append(nil)
        // What is written to a closed pipe is the other program's affair again.
        signal(SIGPIPE, SIG_DFL)
        if let program = arguments[0] { execvp(program, &arguments) }
        return String(cString: strerror(errno))
    }

    /// A file without a name that holds `bytes`, read from its beginning; nil with `errno` set. A pipe would have to be fed while the other
    /// program reads.
    private static func file(with bytes: [UInt8]) -> Int32? {
        guard let stream = tmpfile() else { return nil }
        guard fwrite(bytes, 1, bytes.count, stream) == bytes.count, fflush(stream) == 0 else {
            fclose(stream)
            return nil
        }
        // The stream owns the file, and both end with this program.
        let descriptor = fileno(stream)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        lseek(descriptor, 0, SEEK_SET)
        return descriptor
    }
}
