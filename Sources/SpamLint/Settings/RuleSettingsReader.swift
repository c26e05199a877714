import SpamLintChecks
import SpamLintCore

/// Reads the settings of single rules, once it is known which rules there are.
struct RuleSettingsReader {
    private(set) var settings: [RuleID: RuleSetting] = [:]
    private(set) var disabled: [RuleID] = []

    static let prefix = "rules."

    /// - Throws: Every rule and every option that there is not, with what was probably meant, a line each.
    init(_ all: Settings, catalogue: Catalogue) throws(ConfigurationError) {
        let rules = Dictionary(catalogue.rules.map { ($0.id.name, $0) }, uniquingKeysWith: { first, _ in first })
        var mistakes: [(origin: SettingOrigin, message: String)] = []
        for (key, setting) in all.entries where key.hasPrefix(Self.prefix) {
            let names = key.dropFirst(Self.prefix.count).split(separator: ".", maxSplits: 2).map(String.init)
            guard let name = names.first else { continue }
            guard let rule = rules[name] else {
                let near = Linter.nearest(to: name, among: catalogue.rules.map(\.id.name))
                let hint = near.map { "did you mean '\($0)'?" } ?? "'spamlint rules' lists them"
                let what =
                    if case .flag = setting.origin { "cannot disable '\(name)': there is no such rule" } else {
                        "there is no rule '\(name)'"
                    }
                mistakes.append((setting.origin, "\(what); \(hint)"))
                continue
            }
            do throws(SettingMistake) {
                try read(Array(names.dropFirst()), setting.value, of: rule)
            } catch {
                mistakes.append((setting.origin, error.message))
            }
        }
        guard mistakes.isEmpty else {
            let lines = Set(
                mistakes.map { mistake in
                    if case .flag = mistake.origin { return mistake.message }
                    return "\(mistake.origin): \(mistake.message)"
                })
            throw ConfigurationError(lines: lines.sorted())
        }
        disabled.sort()
    }

    private mutating func read(_ names: [String], _ value: Setting.Value, of rule: Rule) throws(SettingMistake) {
        switch (names.first, value) {
        case ("level", .text("off")): disabled.append(rule.id)
        case ("level", .text(let level)): settings[rule.id, default: RuleSetting()].severity = Severity(rawValue: level)
        case ("points", .number(let points)): settings[rule.id, default: RuleSetting()].points = Points(points)
        case ("options", _):
            let option = names.count > 1 ? names[1] : ""
            settings[rule.id, default: RuleSetting()].options[option] = try self.option(option, value, of: rule)
        default: break
        }
    }

    private func option(_ name: String, _ value: Setting.Value, of rule: Rule) throws(SettingMistake) -> Parameters.Value {
        let options = rule.match.options(checks: CheckTable.all)
        guard let option = options.first(where: { $0.name == name }) else {
            guard !options.isEmpty else { throw SettingMistake("rule '\(rule.id)' has no options") }
            let near = Linter.nearest(to: name, among: options.map(\.name)).map { "did you mean '\($0)'?" }
            let list = "it has " + options.map(\.name).joined(separator: ", ")
            throw SettingMistake("rule '\(rule.id)' has no option '\(name)'; \(near ?? list)")
        }
        switch (option.value, value) {
        case (.number, .number(let number)): return .number(number)
        case (.flag, .flag(let flag)): return .flag(flag)
        case (.text, .text(let text)): return .text(text)
        case (.texts, .texts(let texts)): return .texts(texts)
        case (.texts, .text(let text)): return .texts([text])
        // What YAML cannot tell from a text.
        case (.text, .number(let number)): return .text(NumberText.text(number))
        default: throw SettingMistake("option '\(name)' of rule '\(rule.id)' must be \(option.value.typeName)")
        }
    }
}
