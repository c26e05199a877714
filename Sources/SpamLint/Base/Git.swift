#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs git, without a shell, so that no name of a file or of a branch is more than a name.
enum Git {
    struct Done {
        let status: Int32
        let output: [UInt8]
    }

    enum Outcome {
        case success(Done)
        /// Why it could not be run.
        case failure(String)
    }

    static func run(_ arguments: [String], in folder: String) -> Outcome {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return .failure(reason(errno)) }
        _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let words = ["git", "-C", folder.isEmpty ? "." : folder] + arguments
        let pointers = copies(of: words)
        let variables = copies(of: environment)
        defer { for pointer in pointers + variables { free(pointer) } }
        var process = pid_t()
        let status = posix_spawnp(&process, "git", &actions, nil, pointers, variables)
        close(ends[1])
        defer { close(ends[0]) }
        guard status == 0 else { return .failure(reason(status)) }
        let output = read(ends[0])
        var ended: Int32 = 0
        while waitpid(process, &ended, 0) < 0, errno == EINTR {}
        // The low bits hold a signal, the next eight the status.
        return .success(Done(status: ended & 0x7F != 0 ? -1 : ended >> 8 & 0xFF, output: output))
    }

    /// What git may need to find itself, its settings and the repository; and that it is to take no lock, ask nobody and fetch nothing.
    private static var environment: [String] {
        let names = [
            "PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
        ]
        let kept = names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
        return kept + ["LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1"]
    }

    /// Words as the system takes them, with the null at the end.
    private static func copies(of words: [String]) -> [UnsafeMutablePointer<CChar>?] {
        words.map { word in PathText.withSystemPath(word) { strdup($0) } } + [nil]
    }

    private static func read(_ descriptor: Int32) -> [UInt8] {
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while output.count <= FileBytes.limit {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &buffer, buffer.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, &buffer, buffer.count)
            #else
                let count = Darwin.read(descriptor, &buffer, buffer.count)
            #endif
            if count > 0 { output += buffer[..<count] } else if count == 0 || errno != EINTR { break }
        }
        return output
    }

    private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
