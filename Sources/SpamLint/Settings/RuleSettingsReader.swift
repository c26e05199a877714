import SpamLintChecks
import SpamLintCore

/// Reads the settings of single rules, once it is known which rules there are.
struct RuleSettingsReader {
    private(set) var settings: [RuleID: RuleSetting] = [:]
    private(set) var disabled: [RuleID] = []

    static let prefix = "rules."

    /// - Throws: Every rule and every option that there is not, with what was probably meant, a line each.
    init(_ all: Settings, catalogue: Catalogue) throws(ConfigurationError) {
        let wanted = all.entries.filter { $0.key.hasPrefix(Self.prefix) }
        guard !wanted.isEmpty else { return }
        let rules = Dictionary(catalogue.rules.map { ($0.id.name, $0) }, uniquingKeysWith: { first, _ in first })
        var mistakes: [(origin: SettingOrigin, mistake: SettingMistake)] = []
        for (key, setting) in wanted {
            let names = key.dropFirst(Self.prefix.count).split(separator: ".", maxSplits: 2).map(String.init)
            guard let name = names.first else { continue }
            guard let rule = rules[name] else {
                let near = Linter.nearest(to: name, among: catalogue.rules.map(\.id.name))
                let hint = near.map { "did you mean '\($0)'?" } ?? "'spamlint rules' lists them"
                let chinese = near.map { "您是想写 '\($0)' 吗？" } ?? "'spamlint rules' 会列出所有规则"
                let what =
                    if case .flag = setting.origin {
                        ("cannot disable '\(name)': there is no such rule", "无法停用 '\(name)'：没有这条规则")
                    } else {
                        ("there is no rule '\(name)'", "没有规则 '\(name)'")
                    }
                mistakes.append((setting.origin, SettingMistake("\(what.0); \(hint)", "\(what.1)；\(chinese)")))
                continue
            }
            do throws(SettingMistake) {
                try read(Array(names.dropFirst()), setting.value, of: rule)
            } catch {
                mistakes.append((setting.origin, error))
            }
        }
        guard mistakes.isEmpty else {
            func lines(_ text: (SettingMistake) -> String) -> [String] {
                Set(
                    mistakes.map { origin, mistake in
                        if case .flag = origin { return text(mistake) }
                        return "\(origin): \(text(mistake))"
                    }
                ).sorted()
            }
            throw ConfigurationError(lines: lines(\.message), chinese: lines(\.chinese))
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
            guard !options.isEmpty else { throw SettingMistake("rule '\(rule.id)' has no options", "规则 '\(rule.id)' 没有选项") }
            let near = Linter.nearest(to: name, among: options.map(\.name))
            let all = options.map(\.name).joined(separator: ", ")
            throw SettingMistake(
                "rule '\(rule.id)' has no option '\(name)'; \(near.map { "did you mean '\($0)'?" } ?? "it has \(all)")",
                "规则 '\(rule.id)' 没有选项 '\(name)'；\(near.map { "您是想写 '\($0)' 吗？" } ?? "它有 \(all)")")
        }
        switch (option.value, value) {
        case (.number, .number(let number)): return .number(number)
        case (.flag, .flag(let flag)): return .flag(flag)
        case (.text, .text(let text)): return .text(text)
        case (.texts, .texts(let texts)): return .texts(texts)
        case (.texts, .text(let text)): return .texts([text])
        // What YAML cannot tell from a text.
        case (.text, .number(let number)): return .text(NumberText.text(number))
        default:
            throw SettingMistake(
                "option '\(name)' of rule '\(rule.id)' must be \(option.value.typeName)",
                "规则 '\(rule.id)' 的选项 '\(name)' 必须是\(Self.chinese(option.value))")
        }
    }

    private static func chinese(_ value: Parameters.Value) -> String {
        switch value {
        case .number: "数字"
        case .text: "文本"
        case .texts: "文本列表"
        case .flag: " true 或 false"
        }
    }
}
