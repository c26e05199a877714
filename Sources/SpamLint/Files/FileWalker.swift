#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds the messages that paths stand for.
///
/// A path that is given by name is always taken, unless it is asked to heed ignore files there too. A folder is walked: `.eml`, `.html`, `.htm`, `.mbox`, the files of Maildir folders, and
/// files without an ending that begin with a header field. Entries come in byte order, whatever order the file system has them in.
public struct FileWalker {
    public struct Entry: Sendable {
        /// The path as `PathText` has it.
        public let path: String
        /// Set where the path itself is in error.
        public let error: FileError?

        init(path: String, error: FileError?) {
            self.path = path
            self.error = error
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
        var walk = Walk()
        let real = FolderLookup.real(path)
        if case .nothing = ignoring {} else { walk.ignored = real.map { IgnoreRules(above: $0) } }
        self.walk(path, real: real ?? path, depth: 0, &walk)
        return walk.found.isEmpty ? [Entry(path: path, error: walk.leftOut > 0 ? .allIgnored : .noMessageInFolder)] : walk.found
    }

    /// What is gathered on the way.
    private struct Walk {
        var found: [Entry] = []
        var entered: Set<FolderID> = []
        var ignored: IgnoreRules?
        /// Files and folders that ignore files leave out.
        var leftOut = 0
    }

    /// Enters each folder once: links may lead back to where they came from.
    ///
    /// - Parameter real: The folder as ignore files see it.
    private static func walk(_ folder: String, real: String, depth: Int, _ walk: inout Walk) {
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
                    self.walk(path, real: inside, depth: depth + 1, &walk)
                }
            } else if !name.hasPrefix("."), isRegular(path), isMailbox || isMessage(path, name: name) {
                if walk.ignored?.ignores(inside, isFolder: false) ?? false {
                    walk.leftOut += 1
                } else {
                    walk.found.append(Entry(path: path, error: nil))
                }
            }
        }
    }

    private static func isMessage(_ path: String, name: String) -> Bool {
        guard let ending = ending(of: name) else { return beginsWithField(path) }
        return ["eml", "html", "htm", "mbox"].contains(ending.lowercased())
    }

    /// What tells the kind of a file: a few letters and digits behind the last dot. A checksum, a number or a host's name is none.
    private static func ending(of name: String) -> Substring? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...]
        let isShort = ending.utf8.count <= 8 && ending.utf8.contains { ($0 | 0x20) &- 0x61 < 26 }
        return isShort && ending.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 } ? ending : nil
    }

    /// Whether the file's first line is a header field or an mbox `From ` line.
    private static func beginsWithField(_ path: String) -> Bool {
        guard let file = PathText.withSystemPath(path, { fopen($0, "rb") }) else { return false }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = fread(&buffer, 1, buffer.count, file)
        var start = buffer[..<count]
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
        if start.starts(with: Array("From ".utf8)) { return true }
        guard let colon = start.firstIndex(of: 0x3A), colon > start.startIndex else { return false }
        return start[..<colon].allSatisfy { $0 > 0x20 && $0 < 0x7F }
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

    private static func isFolder(_ path: String) -> Bool { folderID(path) != nil }

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
