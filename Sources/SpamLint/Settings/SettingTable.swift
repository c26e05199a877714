public import SpamLintCore

/// A setting that configuration files, the environment and the command line share.
public struct SettingDefinition: Sendable {
    public let key: String
    public let kind: SettingKind
    /// What it is where nobody says.
    public let standard: Setting.Value?
    public let summary: LocalizedText

    init(_ key: String, _ kind: SettingKind, _ standard: Setting.Value? = nil, en: String, zh: String) {
        self.key = key
        self.kind = kind
        self.standard = standard
        summary = LocalizedText(en: en, zh: zh)
    }

    /// The variable of the environment that sets it: `SPAMLINT_` and the key's last names.
    public var variable: String {
        let name =
            switch key {
            case "domains.own": "own-domains"
            case "domains.tracking": "tracking-domains"
            case "thresholds.warn": "warn"
            case "thresholds.fail": "fail"
            case "thresholds.max-score": "max-score"
            default: key
            }
        return "SPAMLINT_" + String(name.map { $0 == "-" || $0 == "." ? "_" : $0 }).uppercased()
    }
}

/// Every setting but those of single rules, by key.
public enum SettingTable {
    public static let all: [SettingDefinition] = [
        .init("address", .text, en: "The sender's postal address, for fixes.", zh: "发件方的通信地址，供修改时使用。"),
        .init("baseline", .path, en: "The file of findings that do not count.", zh: "基线文件，其中的问题不计。"),
        .init("cache", .path, en: "The folder that keeps results.", zh: "存放结果缓存的文件夹。"),
        .init(
            "class", .choice(["auto"] + MessageClass.allCases.map(\.rawValue)), .text("auto"), en: "What messages are for.",
            zh: "邮件的用途。"),
        .init("domains.own", .hosts, .texts([]), en: "The sender's own domains.", zh: "发件方自己的域名。"),
        .init("domains.tracking", .hosts, .texts([]), en: "Hosts that count clicks for the sender.", zh: "为发件方统计点击的主机。"),
        .init("esp", .choice(MailingServices.names), en: "The service that sends the mail.", zh: "所用的邮件发送服务。"),
        .init(
            "fail-on", .choice(["error", "warning", "note", "never"]), .text("error"), en: "The severity that fails a run.",
            zh: "使运行失败的级别。"),
        .init("from", .text, en: "The From of templates that name none.", zh: "模板未写发件人时所用的 From。"),
        .init("inline", .flag, .flag(true), en: "Whether messages may suppress findings.", zh: "邮件是否可以自行抑制问题。"),
        .init("language", .choice(ReportLanguage.allCases.map(\.rawValue)), .text("en"), en: "The language of reports.", zh: "报告的语言。"),
        .init("markets", .choices(Market.allCases.map(\.rawValue)), .texts([]), en: "Whose laws are looked at.", zh: "检查哪些市场的法规。"),
        .init(
            "providers", .choices(Provider.allCases.map(\.rawValue)), .texts([]), en: "Whose demands are looked at.",
            zh: "检查哪些邮箱服务商的要求。"),
        .init("receivers", .flag, .flag(false), en: "Whether reports show receivers' symbols.", zh: "报告是否列出收件方过滤器的规则。"),
        .init("rule-folders", .paths, .texts([]), en: "Folders of house rules.", zh: "自有规则的文件夹。"),
        .init("subject", .text, en: "The subject of templates that name none.", zh: "模板未写主题时所用的主题。"),
        .init("thresholds.fail", .points, .number(5), en: "The score from which a message fails.", zh: "邮件不通过的得分。"),
        .init("thresholds.max-score", .points, en: "The score that fails a run (thresholds.fail).", zh: "使运行失败的得分（默认为 thresholds.fail）。"),
        .init("thresholds.warn", .points, .number(3), en: "The score from which a message is warned of.", zh: "邮件需注意的得分。"),
        .init("unsubscribe.https", .webAddress, en: "Where readers unsubscribe with one click.", zh: "一键退订的网址。"),
        .init("unsubscribe.mailto", .mailAddress, en: "Where readers unsubscribe by mail.", zh: "邮件退订的地址。"),
    ]

    /// What holds where nobody says otherwise.
    public static let standard: Settings = {
        var settings = Settings()
        for definition in all { settings[definition.key] = definition.standard.map { Setting($0, .standard) } }
        return settings
    }()

    /// What the environment says.
    ///
    /// - Parameter variable: The value of a variable.
    /// - Throws: Every value that cannot be, a line each.
    public static func environment(_ variable: (String) -> String?) throws(ConfigurationError) -> Settings {
        var settings = Settings()
        var lines: [String] = []
        var chinese: [String] = []
        for definition in all {
            guard let text = variable(definition.variable), !text.isEmpty else { continue }
            let separator: Character = definition.kind == .paths ? ":" : ","
            let texts = definition.kind.isList ? text.split(separator: separator).map { $0.trimmed } : [text]
            do throws(SettingMistake) {
                settings[definition.key] = Setting(
                    try definition.kind.value(texts, key: definition.key), .environment(definition.variable))
            } catch {
                lines.append("\(definition.variable): \(error.message)")
                chinese.append("\(definition.variable): \(error.chinese)")
            }
        }
        guard lines.isEmpty else { throw ConfigurationError(lines: lines, chinese: chinese) }
        return settings
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
