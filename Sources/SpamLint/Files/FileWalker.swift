#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds the messages that paths stand for.
///
/// A path that is given by name is always taken, unless it is asked to heed ignore files there too. A folder is walked: what `FoundFile` says is
/// mail, and the files of Maildir folders. Entries come in byte order, whatever order the file system has them in.
public struct FileWalker {
    public struct Entry: Sendable {
        /// The path as `PathText` has it.
        public let path: String
        /// Set where the path itself is in error.
        public let error: FileError?

        /// The folder in which it was found, without links; nil for what was named itself.
        public let root: String?

        public init(path: String, error: FileError?, root: String? = nil) {
            self.path = path
            self.error = error
            self.root = root
        }

        /// Whether a link leads from the folder in which it was found to a file that lies elsewhere.
        public var leadsOutside: Bool {
            guard let root else { return false }
            return PathSyntax.relative(PathText.resolved(path), to: root) == nil
        }

        /// A file that was named, whatever it is.
        public init(named path: String) { self.init(path: path, error: nil) }

        /// The path as reports show it.
        public var name: String { PathText.shown(path) }
    }

    /// Folders deeper than this are not entered.
    private static let depthLimit = 64

    /// A folder, whatever name led to it.
    private struct FolderID: Hashable {
        let device: UInt64
        let number: UInt64
    }

    /// What is done about ignore files.
    public enum Ignoring: Sendable {
        /// Nothing.
        case nothing
        /// What is found in a folder is left out where they say so.
        case found
        /// What is given by name, too.
        case everything
    }

    public static func entries(for paths: [String], ignoring: Ignoring = .found) -> [Entry] {
        paths.flatMap { entries(for: $0, ignoring: ignoring) }
    }

    static func entries(for path: String, ignoring: Ignoring = .found) -> [Entry] {
        if path != "-", case .everything = ignoring, IgnoreRules.excludes(path, isFolder: isFolder(path)) { return [] }
        guard path != "-", isFolder(path) else { return [Entry(path: path, error: nil)] }
        let real = FolderLookup.real(path)
        var walk = Walk(root: real ?? path)
        walk.isForTemplates = MailNames.isForTemplates(PathSyntax.name(of: real ?? path))
        if case .nothing = ignoring {} else { walk.ignored = real.map { IgnoreRules(above: $0) } }
        self.walk(path, real: real ?? path, within: context(of: real ?? path), depth: 0, &walk)
        return walk.found.isEmpty ? [Entry(path: path, error: walk.leftOut > 0 ? .allIgnored : .noMessageInFolder)] : walk.found
    }

    /// What is gathered on the way.
    private struct Walk {
        let root: String
        var found: [Entry] = []
        var entered: Set<FolderID> = []
        var ignored: IgnoreRules?
        /// Whether the folder that was named is called as folders for templates are.
        var isForTemplates = false
        /// Files and folders that ignore files leave out.
        var leftOut = 0
    }

    /// Enters each folder once: links may lead back to where they came from.
    ///
    /// - Parameters:
    ///   - real: The folder as ignore files see it.
    ///   - within: The folder as its names are read.
    private static func walk(_ folder: String, real: String, within: String, depth: Int, _ walk: inout Walk) {
        guard depth < depthLimit, let id = folderID(folder), walk.entered.insert(id).inserted else { return }
        let names: [String]
        do throws(FileError) {
            names = try contents(of: folder)
        } catch {
            walk.found.append(Entry(path: folder, error: error))
            return
        }
        walk.ignored?.enter(real)
        defer { walk.ignored?.leave() }
        let isForMail = MailNames.stand(in: within)
        let isMaildir = names.contains("cur") && names.contains("new")
        let isMailbox = folder.hasSuffix("/cur") || folder.hasSuffix("/new") || folder == "cur" || folder == "new"
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            let inside = PathSyntax.join(real, name)
            if isFolder(path) {
                // Maildir++ keeps its subfolders under names that begin with a dot.
                if name.hasPrefix(".") && !isMaildir || isMaildir && name == "tmp" { continue }
                if walk.ignored?.ignores(inside, isFolder: true) ?? false {
                    walk.leftOut += 1
                } else {
                    self.walk(path, real: inside, within: within + "/" + name, depth: depth + 1, &walk)
                }
            } else if !name.hasPrefix("."), isRegular(path),
                isMailbox
                    || FoundFile(name: name, folder: within, isInMailFolder: isForMail, isInTemplateFolder: walk.isForTemplates)
                        .isMail({ head(of: path, $0) })
            {
                if walk.ignored?.ignores(inside, isFolder: false) ?? false {
                    walk.leftOut += 1
                } else {
                    walk.found.append(Entry(path: path, error: nil, root: walk.root))
                }
            }
        }
    }

    /// The folder's path as its names are read: from the top of its repository, or its own name alone. What a repository is called where it
    /// was put says nothing of what is in it.
    private static func context(of real: String) -> String {
        guard let top = FolderLookup.chain(from: real).last, FolderLookup.isRepository(top) else { return PathSyntax.name(of: real) }
        return PathSyntax.relative(real, to: top) ?? ""
    }

    /// The first bytes of a file.
    private static func head(of path: String, _ limit: Int) -> [UInt8] {
        guard let file = PathText.withSystemPath(path, { fopen($0, "rb") }) else { return [] }
        defer { fclose(file) }
        return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in count = fread(buffer.baseAddress, 1, limit, file) }
    }

    private static func contents(of folder: String) throws(FileError) -> [String] {
        guard let stream = PathText.withSystemPath(folder, { opendir($0) }) else { throw .system(errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: UInt8.self, capacity: 256) {
                    PathText.text(UnsafeBufferPointer(start: $0, count: 256).prefix { $0 != 0 })
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { PathText.bytes($0).lexicographicallyPrecedes(PathText.bytes($1)) }
    }

    /// Whether a folder is there, a link to one included.
    public static func isFolder(_ path: String) -> Bool { folderID(path) != nil }

    private static func folderID(_ path: String) -> FolderID? {
        var status = stat()
        guard PathText.withSystemPath(path, { stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
        return FolderID(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
    }

    /// Pipes and devices in a folder are nobody's mail, and reading one may never end.
    private static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return PathText.withSystemPath(path, { stat($0, &status) }) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
