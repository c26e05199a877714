import SpamLintCore

/// Gives each file the linter that its configuration asks for. Files with the same settings share one.
public struct LinterPool {
    /// A linter with the settings that made it.
    public struct Judge: Sendable {
        public let linter: Linter
        public let settings: Settings

        /// What is set of one rule, by whom: a line each, in order of name; empty where nobody says anything.
        public func lines(on rule: Rule) -> [String] { settings.listing(under: "rules.\(rule.id)", in: settings.language ?? .english) }
        /// The least severity that fails a run; nil: none does.
        public let bar: Severity?
        /// The score that fails a run; nil: none does.
        public let limit: Points?
        /// Where results are kept; nil: nowhere.
        let cache: ResultCache?

        init(linter: Linter, settings: Settings, usesCache: Bool) {
            self.linter = linter
            self.settings = settings
            cache = usesCache ? settings.text("cache").map { ResultCache($0, linter: linter) } : nil
            bar = settings.bar ?? .error
            let asked = settings.points("thresholds.max-score")
            limit = asked ?? (bar == nil ? nil : linter.configuration.verdictLimits.fail)
        }

        /// The reports on a file, from the cache where there is one.
        ///
        /// - Throws: As `Linter.reports` does.
        public func reports(
            on bytes: [UInt8], named name: String, details: ReportDetails, beside sidecars: Sidecars = Sidecars()
        ) throws(FileError) -> [Report] {
            guard let cache, sidecars.isEmpty else {
                return try linter.reports(on: bytes, named: name, details: details, beside: sidecars)
            }
            return try cache.reports(on: bytes, named: name, details: details)
        }
    }

    /// Where configurations come from.
    public enum Source: Sendable {
        case nearest
        case file(String)
        case none
    }

    private let source: Source
    private let request: Configuration
    private let usesCache: Bool
    /// What stands above every file: the environment, then the command line.
    private let upper: Settings
    private var search: ConfigurationSearch
    private var folders: [String: String] = [:]
    /// The judge of every file in a folder, where nothing is said of single files.
    private var byFolder: [String: Int] = [:]
    /// What was made, with what `Judge` shares.
    public private(set) var judges: [Judge] = []
    private var known: [Int: [Int]] = [:]

    /// - Parameters:
    ///   - variable: The value of a variable of the environment.
    ///   - flags: What the command line says.
    ///   - request: What is asked for besides settings: the clock, the versions of receivers, example data.
    ///   - usesCache: Whether results may be kept where settings say.
    /// - Throws: Values of the environment that cannot be.
    public init(
        _ source: Source, variable: (String) -> String? = { _ in nil }, flags: Settings = Settings(),
        besides request: Configuration = Configuration(), usesCache: Bool = true
    ) throws(ConfigurationError) {
        self.source = source
        self.request = request
        self.usesCache = usesCache
        var upper = try SettingTable.environment(variable)
        upper.merge(flags)
        self.upper = upper
        search = ConfigurationSearch(working: FolderLookup.working)
    }

    /// The language of what is said of a file's configuration; what can't be read says nothing of its language.
    public mutating func language(for path: String) -> ReportLanguage {
        if let language = upper.language { return language }
        return (try? settings(for: path))?.language ?? .english
    }

    /// The settings for a file, which need not be there; `-` stands for one in the working folder.
    public mutating func settings(for path: String) throws(ConfigurationError) -> Settings {
        settings(for: path, by: try stack(for: path))
    }

    private mutating func stack(for path: String) throws(ConfigurationError) -> ConfigurationSearch.Stack {
        switch source {
        case .nearest:
            let folder = realFolder(of: path)
            return try search.nearest(to: folder)
        case .file(let file): return try search.named(file)
        case .none: return .none
        }
    }

    private mutating func settings(for path: String, by stack: ConfigurationSearch.Stack) -> Settings {
        var settings = SettingTable.standard
        settings.merge(stack.settings(for: PathSyntax.join(realFolder(of: path), PathSyntax.name(of: path))))
        settings.merge(upper)
        return settings
    }

    /// The index in `judges` of the one for a file.
    public mutating func judge(for path: String) throws(ConfigurationError) -> Int {
        let folder = path == "-" ? "" : PathSyntax.folder(of: path)
        if let known = byFolder[folder] { return known }
        let stack = try stack(for: path)
        let index = try judge(by: settings(for: path, by: stack))
        if stack.files.allSatisfy(\.overrides.isEmpty) { byFolder[folder] = index }
        return index
    }

    private mutating func judge(by settings: Settings) throws(ConfigurationError) -> Int {
        let key = Self.key(of: settings)
        for index in known[key] ?? [] where Self.judgeAlike(judges[index].settings, settings) { return index }
        judges.append(Judge(linter: try Linter(settings, besides: request), settings: settings, usesCache: usesCache))
        known[key, default: []].append(judges.count - 1)
        return judges.count - 1
    }

    /// The folder of a path without links; where there is none, as it is written.
    private mutating func realFolder(of path: String) -> String {
        let folder = path == "-" ? "" : PathSyntax.folder(of: path)
        if let known = folders[folder] { return known }
        let real = FolderLookup.real(folder) ?? PathSyntax.normal(PathSyntax.join(search.working, folder))
        folders[folder] = real
        return real
    }

    private static func key(of settings: Settings) -> Int {
        var hasher = Hasher()
        for key in settings.entries.keys.sorted() { hasher.combine(key) }
        return hasher.finalize()
    }

    /// Whether settings are the same, whoever set them.
    private static func judgeAlike(_ left: Settings, _ right: Settings) -> Bool {
        left.entries.count == right.entries.count && left.entries.allSatisfy { right[$0.key]?.value == $0.value.value }
    }
}
