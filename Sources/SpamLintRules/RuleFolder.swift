public import SpamLintCore
import Yams

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder of rule files, read whole.
public struct RuleFolder: Sendable {
    /// In order of id.
    public let files: [RuleFile]
    /// From its `categories.yml`; empty where there is none.
    public let categories: [Category]
    /// From its `classes.yml`; empty where there is none.
    public let classes: [ClassPhrases]
    /// From its folder `receivers`, in order of path.
    public let profiles: [ProfileFolder]

    /// Reads every `.yml` and `.yaml` file under `folder`, `categories.yml` and `classes.yml` apart.
    ///
    /// - Parameters:
    ///   - folder: A path; a single rule file is accepted too.
    ///   - vocabulary: What rules may name; its categories are added to those of the folder.
    ///   - known: Receivers' profiles that those of the folder may build on, besides one another.
    /// - Throws: Everything that is wrong, one error a file, in order of path.
    public init(_ folder: String, vocabulary: Vocabulary, profiles known: [ReceiverProfile] = []) throws(RuleFolderError) {
        self.init(reading: folder, vocabulary: vocabulary, profiles: known)
        guard errors.isEmpty else { throw RuleFolderError(errors: errors) }
    }

    /// What is wrong with the files that could not be read.
    public private(set) var errors: [RuleFileError] = []

    /// Reads what can be read; `errors` tells the rest.
    public init(reading folder: String, vocabulary: Vocabulary, profiles known: [ReceiverProfile] = []) {
        var errors: [RuleFileError] = []
        var paths = Self.yamlFiles(under: folder)
        if paths.isEmpty {
            let problem = "no rule file (*.yml) here; give a folder that holds some"
            errors.append(RuleFileError(path: folder, message: problem))
        }
        let receivers = paths.filter { Self.receiver(of: $0) != nil }
        paths.removeAll { Self.receiver(of: $0) != nil }
        var categories: [Category] = []
        if let index = paths.firstIndex(where: { $0.hasSuffix("/categories.yml") || $0 == "categories.yml" }) {
            let path = paths.remove(at: index)
            do throws(RuleFileError) {
                categories = try CategoriesFile.read(yaml: try Self.text(of: path), path: path)
            } catch {
                errors.append(error)
            }
        }
        var classes: [ClassPhrases] = []
        if let index = paths.firstIndex(where: { $0.hasSuffix("/classes.yml") || $0 == "classes.yml" }) {
            let path = paths.remove(at: index)
            do throws(RuleFileError) {
                classes = try ClassesFile.read(yaml: try Self.text(of: path), path: path)
            } catch {
                errors.append(error)
            }
        }
        let names = Set(vocabulary.categories + categories.map(\.name)).sorted()
        let words = Vocabulary(
            facts: vocabulary.facts, checks: vocabulary.checks, defects: vocabulary.defects, fixers: vocabulary.fixers, categories: names)
        var files: [RuleFile] = []
        var seen: [RuleID: String] = [:]
        for path in paths {
            do throws(RuleFileError) {
                let file = try RuleFile(yaml: try Self.text(of: path), path: path, vocabulary: words)
                if let other = seen[file.rule.id] {
                    throw RuleFileError(path: path, line: 1, column: 1, message: "rule '\(file.rule.id)' also stands in \(other)")
                }
                seen[file.rule.id] = path
                files.append(file)
            } catch {
                errors.append(error)
            }
        }
        profiles = Self.profiles(of: receivers, vocabulary: words, known: known, errors: &errors)
        self.errors = errors
        self.files = files.sorted { $0.rule.id < $1.rule.id }
        self.categories = categories
        self.classes = classes
    }

    /// Those that stand on their own first, for the others to build on.
    private static func profiles(
        of paths: [String], vocabulary: Vocabulary, known: [ReceiverProfile], errors: inout [RuleFileError]
    ) -> [ProfileFolder] {
        var heads: [ProfileHead] = []
        for (folder, paths) in Dictionary(grouping: paths, by: { Self.receiver(of: $0) ?? "" }).sorted(by: { $0.key < $1.key }) {
            do throws(RuleFileError) {
                heads.append(try ProfileHead(folder: folder, paths: paths))
            } catch {
                errors.append(error)
            }
        }
        var profiles: [(folder: String, profile: ProfileFolder)] = []
        var unread: Set<String> = []
        for head in heads.filter({ $0.base == nil }) + heads.filter({ $0.base != nil }) {
            // A base that cannot be read has been told of.
            if let base = head.base?.node.string, unread.contains(base) { continue }
            do throws(RuleFileError) {
                let base = try head.base(among: profiles.map(\.profile.profile) + known)
                profiles.append((head.folder, try ProfileFolder(head, on: base, vocabulary: vocabulary)))
            } catch {
                unread.insert(head.id)
                errors.append(error)
            }
        }
        return profiles.sorted { $0.folder < $1.folder }.map(\.profile)
    }

    /// The folder of a receiver's profile that a path lies in: `…/receivers/NAME`.
    private static func receiver(of path: String) -> String? {
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count > 2, let index = names.dropLast(2).lastIndex(of: "receivers") else { return nil }
        return names[...(index + 1)].joined(separator: "/")
    }

    static func text(of path: String) throws(RuleFileError) -> String {
        guard let file = fopen(path, "rb") else {
            throw RuleFileError(path: path, message: "cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            bytes.append(contentsOf: buffer[..<count])
            if bytes.count > 16 << 20 { throw RuleFileError(path: path, message: "is larger than 16 MiB; that is no rule file") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw RuleFileError(path: path, message: "is not UTF-8") }
        return text
    }

    /// Paths in byte order, so that every machine reads them alike.
    package static func yamlFiles(under path: String) -> [String] {
        var found: [String] = []
        var pending = [path]
        while let next = pending.popLast() {
            guard let folder = opendir(next) else {
                // A file, or a folder that cannot be read, which reading it will tell.
                found.append(next)
                continue
            }
            defer { closedir(folder) }
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name.hasPrefix(".") { continue }
                let child = next.hasSuffix("/") ? next + name : next + "/" + name
                let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
                guard isFolder || name.hasSuffix(".yml") || name.hasSuffix(".yaml") else { continue }
                // Reading a pipe or a device may never end, and a link to a folder may lead back. What is not there is told when it is read.
                var status = stat()
                let isReadable = isFolder || stat(child, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
                if isReadable { pending.append(child) }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// Everything that is wrong with a folder of rules.
public struct RuleFolderError: Error, Sendable {
    public let errors: [RuleFileError]

    public init(errors: [RuleFileError]) {
        self.errors = errors
    }
}
