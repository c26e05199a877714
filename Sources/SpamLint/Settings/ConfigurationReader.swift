import SpamLintCore
import SpamLintRules

/// Turns the mappings of a configuration file into settings.
struct ConfigurationReader {
    /// Of the file, as messages show it.
    let path: String

    private static let groups = ["domains", "thresholds", "unsubscribe"]
    /// What holds for a whole run, and so cannot be said of some files.
    private static let runKeys = ["baseline", "cache", "language", "receivers"]
    private static let flatKeys = SettingTable.all.map(\.key).filter { !$0.contains(".") }

    static let fileKeys = (["root", "extends", "overrides", "rules"] + groups + flatKeys).sorted()
    static let overrideKeys = (["files", "rules"] + groups + flatKeys.filter { !runKeys.contains($0) }).sorted()
    private static let levels = ["off"] + Severity.allCases.map(\.rawValue)

    func settings(_ mapping: YAMLMapping) throws(RuleFileError) -> Settings {
        var settings = Settings()
        for definition in SettingTable.all {
            let names = definition.key.split(separator: ".", maxSplits: 1).map(String.init)
            if names.count == 1 {
                if let value = mapping[names[0]] { settings[definition.key] = try setting(value, definition) }
                continue
            }
            guard let group = mapping[names[0]] else { continue }
            let keys = SettingTable.all.map(\.key).filter { $0.hasPrefix(names[0] + ".") }.map { String($0.dropFirst(names[0].count + 1)) }
            if let value = try group.mapping("'\(names[0])'", keys: keys)[names[1]] {
                settings[definition.key] = try setting(value, definition)
            }
        }
        if let rules = mapping["rules"] {
            for (key, value) in try rules.entries("'rules'") { try read(key, value, into: &settings) }
        }
        return settings
    }

    /// A list, or one value alone.
    func list(_ value: YAMLValue, _ what: String) throws(RuleFileError) -> [YAMLValue] {
        value.isSequence ? try value.sequence(what) : [value]
    }

    private func setting(_ value: YAMLValue, _ definition: SettingDefinition) throws(RuleFileError) -> Setting {
        let what = "'\(definition.key)'"
        var values: [Setting.Value] = []
        let entries = definition.kind.isList ? try list(value, what) : [value]
        for entry in entries {
            let text = try entry.text(definition.kind.isList ? "each of \(what)" : what)
            do throws(SettingMistake) {
                values.append(try definition.kind.value([text], key: definition.key))
            } catch {
                throw entry.error(error.message, error.chinese)
            }
        }
        let origin = origin(of: value)
        guard definition.kind.isList else { return Setting(resolved(values.first ?? .texts([]), definition.kind), origin) }
        let texts = values.flatMap { value -> [String] in if case .texts(let texts) = value { texts } else { [] } }
        return Setting(resolved(.texts(texts), definition.kind), origin)
    }

    /// Paths are written as the file's folder has them.
    private func resolved(_ value: Setting.Value, _ kind: SettingKind) -> Setting.Value {
        switch (kind, value) {
        case (.path, .text(let text)): .text(PathSyntax.join(PathSyntax.folder(of: path), text))
        case (.paths, .texts(let texts)): .texts(texts.map { PathSyntax.join(PathSyntax.folder(of: path), $0) })
        default: value
        }
    }

    private func origin(of value: YAMLValue) -> SettingOrigin { .file(path: path, line: value.line, column: value.column) }

    // MARK: Rules

    /// `RULE: LEVEL`, or `RULE: { level, points, options }`.
    private func read(_ key: YAMLValue, _ value: YAMLValue, into settings: inout Settings) throws(RuleFileError) {
        let rule = try key.text("a rule's name")
        guard RuleID.isWellFormed(rule) else {
            throw key.error("'\(rule)' is no rule; ids are such as subject-shouting", "'\(rule)' 不是规则名；规则名形如 subject-shouting")
        }
        let prefix = RuleSettingsReader.prefix + rule
        guard value.isMapping else {
            settings[prefix + ".level"] = Setting(.text(try level(value, of: rule)), origin(of: key))
            return
        }
        let mapping = try value.mapping("rule '\(rule)'", keys: ["level", "points", "options"])
        if let level = mapping["level"] {
            settings[prefix + ".level"] = Setting(.text(try self.level(level, of: rule)), origin(of: key))
        }
        if let points = mapping["points"] {
            let number = try points.number("'points'")
            guard number >= 0, number <= 100 else {
                throw points.error("'points' must be between 0 and 100; points are never negative", "'points' 必须在 0 到 100 之间；分数不能为负")
            }
            settings[prefix + ".points"] = Setting(.number(number), origin(of: key))
        }
        guard let options = mapping["options"] else { return }
        for (name, option) in try options.entries("'options'") {
            let key = prefix + ".options." + (try name.text("an option's name"))
            settings[key] = Setting(try self.option(option), origin(of: name))
        }
    }

    private func level(_ value: YAMLValue, of rule: String) throws(RuleFileError) -> String {
        // YAML 1.1 reads a bare `off` as false; the text is what was written.
        let name = try value.text("the level of '\(rule)'")
        if Self.levels.contains(name) { return name }
        let near = Linter.nearest(to: name, among: Self.levels)
        let all = Self.levels.joined(separator: ", ")
        throw value.error(
            "'\(name)' is no level; \(near.map { "did you mean '\($0)'?" } ?? "expected \(all)")",
            "没有级别 '\(name)'；\(near.map { "您是想写 '\($0)' 吗？" } ?? "可选 \(all)")")
    }

    private func option(_ value: YAMLValue) throws(RuleFileError) -> Setting.Value {
        if value.isSequence { return .texts(try value.texts("an option")) }
        let text = try value.text("an option")
        if let flag = Bool(text) { return .flag(flag) }
        if let number = Double(text), number.isFinite { return .number(number) }
        return .text(text)
    }
}
