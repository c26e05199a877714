import SpamLintRules

/// A `.spamlint.yml` as it was written, without what it extends.
struct ConfigurationFile: Sendable {
    /// Settings for the files that patterns name.
    struct Override: Sendable {
        let patterns: [GlobPattern]
        /// The folder that the patterns are seen from, as the system knows it.
        let folder: String
        let settings: Settings
    }

    /// As messages show it.
    let path: String
    let isRoot: Bool
    /// Paths as they are written, with their places.
    let extends: [(path: String, place: RuleFileError)]
    let settings: Settings
    let overrides: [Override]

    /// In the order in which one is looked for.
    static let names = [".spamlint.yml", ".spamlint.yaml", "spamlint.yml"]

    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - path: As messages show it; paths in the file are taken from its folder.
    ///   - folder: Its folder, as the system knows it.
    /// - Throws: The first thing that is wrong, with its place.
    init(yaml: String, path: String, folder: String) throws(RuleFileError) {
        self.path = path
        guard let root = try YAMLFile.content(of: yaml, path: path) else {
            (isRoot, extends, settings, overrides) = (false, [], Settings(), [])
            return
        }
        let reader = ConfigurationReader(path: path)
        let file = try root.mapping("the configuration", keys: ConfigurationReader.fileKeys)
        isRoot = try file["root"]?.flag("'root'") ?? false
        var bases: [(path: String, place: RuleFileError)] = []
        for value in try file["extends"].map({ value throws(RuleFileError) in try reader.list(value, "'extends'") }) ?? [] {
            bases.append((try value.text("each of 'extends'"), value.error("")))
        }
        extends = bases
        settings = try reader.settings(file)
        var overrides: [Override] = []
        for entry in try file["overrides"]?.sequence("'overrides'") ?? [] {
            let override = try entry.mapping("an override", keys: ConfigurationReader.overrideKeys)
            let files = try override.required("files")
            var patterns: [GlobPattern] = []
            for text in try files.someTexts("'files'") {
                guard let pattern = GlobPattern(text) else {
                    throw files.error(
                        "'\(text)' is no pattern of paths; write one such as mail/**/*.html",
                        "'\(text)' 不是路径模式；请写成 mail/**/*.html 这样")
                }
                patterns.append(pattern)
            }
            overrides.append(Override(patterns: patterns, folder: folder, settings: try reader.settings(override)))
        }
        self.overrides = overrides
    }
}
