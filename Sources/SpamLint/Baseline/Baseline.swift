public import SpamLintCore
import SpamLintRules

/// Findings that were there when somebody drew a line: how many of each rule in each file. They do not count until there are more.
public struct Baseline: Sendable, Equatable {
    public static let schema = "spamlint-baseline/v1"

    /// An entry that says of more than there is.
    public struct Stale: Sendable, Equatable {
        public let file: String
        public let rule: String
        public let count: Int
        public let found: Int
    }

    /// By file, as seen from the folder of the baseline, then by rule.
    public private(set) var files: [String: [String: Int]] = [:]
    /// The folder of the baseline without links.
    private let folder: String

    /// An empty one, to be written to `path`.
    public init(emptyFor path: String) {
        let real = FolderLookup.real(PathSyntax.folder(of: path))
        folder = real ?? PathSyntax.normal(PathSyntax.join(FolderLookup.working, PathSyntax.folder(of: path)))
    }

    /// - Throws: What is wrong with the file, in one line.
    public init(path: String) throws(ConfigurationError) {
        self.init(emptyFor: path)
        let shown = PathText.shown(path)
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileBytes.read(path)
        } catch {
            let hint = error.isAbsence ? "; --write-baseline \(shown) makes one" : ""
            let chinese = error.isAbsence ? "；--write-baseline \(shown) 可生成一个" : ""
            throw ConfigurationError(
                lines: ["\(shown): the baseline cannot be read: \(error.reason)\(hint)"],
                chinese: ["\(shown)：无法读取基线：\(error.reason(in: .chinese))\(chinese)"])
        }
        do throws(RuleFileError) {
            files = try BaselineFile.read(bytes, path: shown)
        } catch {
            throw ConfigurationError(lines: [error.description], chinese: [error.chineseDescription])
        }
    }

    // MARK: Files

    /// What a file is called in the baseline.
    public func key(of path: String) -> String {
        guard path != "-", let real = FolderLookup.real(PathSyntax.folder(of: path)) else { return path }
        let whole = PathSyntax.join(real, PathSyntax.name(of: path))
        return PathSyntax.relative(whole, to: folder) ?? Self.climbing(from: folder, to: whole)
    }

    /// A path that lies beside or above the folder.
    private static func climbing(from folder: String, to path: String) -> String {
        let from = folder.split(separator: "/")
        let to = path.split(separator: "/")
        let shared = zip(from, to).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared)).joined(separator: "/")
    }

    /// Puts what was found in a file in the place of what the baseline has of it.
    public mutating func set(_ counts: [String: Int], of file: String) {
        files[file] = counts.isEmpty ? nil : counts
    }

    /// Leaves out files that are there no more.
    public mutating func prune() {
        files = files.filter { FolderLookup.exists(PathSyntax.join(folder, $0.key)) }
    }

    // MARK: Findings

    /// How often each rule found something in the messages of a file.
    public static func counts(in reports: [Report]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for report in reports { for finding in report.findings { counts[finding.rule.id.name, default: 0] += 1 } }
        return counts
    }

    /// The rules whose findings in a file do not count: as many as there were, or fewer. Of more, nobody knows which are new.
    func covered(in file: String, found: [String: Int]) -> Set<String> {
        guard let known = files[file] else { return [] }
        return Set(found.filter { $0.value <= known[$0.key] ?? 0 }.keys)
    }

    /// What the baseline says of a file that is so no more.
    public func stale(in file: String, found: [String: Int]) -> [Stale] {
        (files[file] ?? [:]).sorted { $0.key < $1.key }.compactMap { rule, count in
            let now = found[rule] ?? 0
            return now < count ? Stale(file: file, rule: rule, count: count, found: now) : nil
        }
    }

    /// Entries of files that are there no more.
    public func staleFiles(besides seen: Set<String>) -> [Stale] {
        files.filter { !seen.contains($0.key) && !FolderLookup.exists(PathSyntax.join(folder, $0.key)) }.sorted { $0.key < $1.key }
            .flatMap { stale(in: $0.key, found: [:]) }
    }
}
