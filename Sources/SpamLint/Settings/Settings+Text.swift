public import SpamLintCore
import SpamLintReport

extension Settings {
    /// Every value with who set it, a line each, in order of key. What the sender wrote is escaped for a terminal.
    public func listing(in language: ReportLanguage) -> String {
        let lines = entries.sorted { $0.key < $1.key }.map { key, setting in
            (value: TerminalText.escaped("\(key): \(Self.text(of: setting.value))"), origin: Self.origin(setting.origin, language))
        }
        let width = min(48, lines.map(\.value.count).max() ?? 0)
        return lines.map { line in
            line.value + String(repeating: " ", count: max(0, width - line.value.count)) + "  # " + TerminalText.escaped(line.origin) + "\n"
        }.joined()
    }

    /// The values whose keys begin with `prefix` and a dot, without it, each with who set it.
    func listing(under prefix: String, in language: ReportLanguage) -> [String] {
        entries.filter { $0.key.hasPrefix(prefix + ".") }.sorted { $0.key < $1.key }.map { key, setting in
            let origin = Self.origin(setting.origin, language)
            let name = key.dropFirst(prefix.count + 1)
            return TerminalText.escaped("\(name): \(Self.text(of: setting.value))  (\(origin))")
        }
    }

    private static func origin(_ origin: SettingOrigin, _ language: ReportLanguage) -> String {
        if case .standard = origin, language == .chinese { return "默认" }
        return origin.description
    }

    private static func text(of value: Setting.Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): NumberText.text(number)
        case .flag(let flag): flag ? "true" : "false"
        case .texts(let texts): "[" + texts.joined(separator: ", ") + "]"
        }
    }
}
