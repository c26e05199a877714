import SpamLintCore
import SpamLintRules

/// Finds the configuration that holds for a file, and reads each configuration once.
struct ConfigurationSearch {
    /// A configuration with what it extends, lowest first.
    struct Stack: Sendable {
        let files: [ConfigurationFile]

        static let none = Stack(files: [])

        /// The settings for a file.
        ///
        /// - Parameter path: Absolute and normal.
        func settings(for path: String) -> Settings {
            var settings = Settings()
            for file in files { settings.merge(file.settings) }
            for file in files {
                for override in file.overrides {
                    guard let name = PathSyntax.relative(path, to: override.folder) else { continue }
                    if override.patterns.contains(where: { $0.matchesFile(name) }) { settings.merge(override.settings) }
                }
            }
            return settings
        }
    }

    let working: String
    private var byFolder: [String: Result<Stack, ConfigurationError>] = [:]
    private var byPath: [String: Result<Stack, ConfigurationError>] = [:]

    /// Files that one configuration may stand on.
    private static let depthLimit = 20
    private static let sizeLimit = 1 << 20

    init(working: String) { self.working = working }

    /// The nearest configuration above the files of a folder, which is given without links; none there is no mistake.
    mutating func nearest(to folder: String) throws(ConfigurationError) -> Stack {
        if let known = byFolder[folder] { return try known.get() }
        var found: Result<Stack, ConfigurationError> = .success(.none)
        search: for above in FolderLookup.chain(from: folder) {
            if let known = byFolder[above] {
                found = known
                break
            }
            for name in ConfigurationFile.names {
                let path = PathSyntax.join(above, name)
                guard FolderLookup.isTaken(path) else { continue }
                found = FolderLookup.isFile(path) ? stack(path) : .failure(Self.noFile(shown(path), isThere: FolderLookup.exists(path)))
                break search
            }
        }
        byFolder[folder] = found
        return try found.get()
    }

    /// The configuration in a file that was named.
    mutating func named(_ path: String) throws(ConfigurationError) -> Stack {
        guard let real = FolderLookup.real(path) else {
            throw ConfigurationError(
                lines: ["\(PathText.shown(path)): there is no such configuration file"], chinese: ["\(PathText.shown(path))：没有这个配置文件"])
        }
        return try stack(real).get()
    }

    private mutating func stack(_ path: String) -> Result<Stack, ConfigurationError> {
        if let known = byPath[path] { return known }
        var result: Result<Stack, ConfigurationError>
        do throws(RuleFileError) {
            result = .success(Stack(files: try files(path, through: [])))
        } catch {
            result = .failure(ConfigurationError(lines: [error.description], chinese: [error.chineseDescription]))
        }
        byPath[path] = result
        return result
    }

    /// The file, behind those that it extends.
    private func files(_ path: String, through chain: [String]) throws(RuleFileError) -> [ConfigurationFile] {
        let file = try ConfigurationFile(
            yaml: try text(of: path), path: shown(path), folder: PathSyntax.folder(of: path))
        var files: [ConfigurationFile] = []
        let chain = chain + [path]
        for base in file.extends {
            let wanted = PathSyntax.join(PathSyntax.folder(of: path), base.path)
            guard let real = FolderLookup.real(wanted), FolderLookup.isFile(real) else {
                throw mistake(
                    at: base.place, "'extends' names '\(base.path)', which is no file", "'extends' 指向 '\(base.path)'，它不是文件")
            }
            guard !chain.contains(real) else {
                let circle = (chain.drop { $0 != real } + [real]).map { shown($0) }.joined(separator: " -> ")
                throw mistake(at: base.place, "'extends' goes round in a circle: \(circle)", "'extends' 循环引用：\(circle)")
            }
            guard chain.count < Self.depthLimit else {
                throw mistake(
                    at: base.place, "'extends' goes through more than \(Self.depthLimit) files",
                    "'extends' 经过的文件超过 \(Self.depthLimit) 个")
            }
            files += try self.files(real, through: chain)
        }
        return files + [file]
    }

    private static func noFile(_ path: String, isThere: Bool) -> ConfigurationError {
        let problem = isThere ? "this is no file; a configuration is one" : "this link leads nowhere; a configuration is a file"
        let chinese = isThere ? "这不是文件；配置须为文件" : "此链接没有目标；配置须为文件"
        return ConfigurationError(lines: ["\(path): \(problem)"], chinese: ["\(path)：\(chinese)"])
    }

    private func mistake(at place: RuleFileError, _ message: String, _ chinese: String) -> RuleFileError {
        RuleFileError(path: place.path, line: place.line, column: place.column, message: message, chinese: chinese)
    }

    private func shown(_ path: String) -> String { PathText.shown(FolderLookup.shown(path, working: working)) }

    private func text(of path: String) throws(RuleFileError) -> String {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileBytes.read(path)
        } catch {
            throw RuleFileError(
                path: shown(path), message: "cannot be read: \(error.reason)", chinese: "读取失败：\(error.reason(in: .chinese))")
        }
        guard bytes.count <= Self.sizeLimit else {
            throw RuleFileError(
                path: shown(path), message: "is larger than 1 MiB; that is no configuration", chinese: "大于 1 MiB，不是配置文件")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RuleFileError(path: shown(path), message: "is not UTF-8", chinese: "不是 UTF-8 编码")
        }
        return text
    }
}
