#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Questions about the file system that are asked for every file: where it lies, and what lies beside it.
enum FolderLookup {
    /// The working folder, without links.
    static var working: String { real(".") ?? "/" }

    /// An existing path without links, `.` and `..`; nil where there is nothing.
    static func real(_ path: String) -> String? {
        PathText.withSystemPath(path.isEmpty ? "." : path) { name in
            guard let found = realpath(name, nil) else { return nil }
            defer { free(found) }
            return PathText.text(UnsafeRawBufferPointer(start: found, count: strlen(found)))
        }
    }

    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return PathText.withSystemPath(path) { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Whether something has this name, be it a link that leads nowhere.
    static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return PathText.withSystemPath(path) { lstat($0, &status) } == 0
    }

    static func exists(_ path: String) -> Bool { PathText.withSystemPath(path) { access($0, F_OK) } == 0 }

    /// Whether a folder is the top of a repository: git keeps a folder there, or a file that names it.
    static func isRepository(_ folder: String) -> Bool { exists(PathSyntax.join(folder, ".git")) }

    /// A path as messages show it: from the working folder where it lies in it.
    static func shown(_ path: String, working: String) -> String { PathSyntax.relative(path, to: working) ?? path }

    /// The folder and those above it, up to the top of its repository or of the file system.
    static func chain(from folder: String) -> [String] {
        var chain: [String] = []
        var folder = folder
        while true {
            chain.append(folder)
            if folder == "/" || isRepository(folder) { return chain }
            let above = PathSyntax.folder(of: folder)
            if above.isEmpty || above == folder { return chain }
            folder = above
        }
    }
}
