public import SpamLintCore

/// The text of a first `.spamlint.yml`, with what a survey found and a comment on each setting.
public struct StarterConfiguration {
    private let survey: RepositorySurvey
    private let language: ReportLanguage

    /// Folders that are named one by one.
    private static let folderLimit = 20

    public init(_ survey: RepositorySurvey, language: ReportLanguage) {
        self.survey = survey
        self.language = language
    }

    /// The name under which it is written.
    public static let name = ".spamlint.yml"

    public var text: String {
        var lines = [
            say(
                en: "# How spamlint judges the mail of this repository; `man spamlint` and Schemas/config.v1.schema.json have every key.",
                zh: "# spamlint 检查本仓库邮件的配置；所有键见 `man spamlint` 和 Schemas/config.v1.schema.json。")
        ]
        lines += found.map { "# " + $0 }
        lines += ["", "root: true", ""]
        lines += [say(en: "# The language of reports: en or zh.", zh: "# 报告的语言：en 或 zh。"), "language: \(language.rawValue)", ""]
        lines += [
            say(en: "# From which severity and which score on a run fails.", zh: "# 达到哪个级别、哪个得分时运行失败。"),
            "fail-on: error", "thresholds:", "  warn: 3.0", "  fail: 5.0", "",
        ]
        lines += domains
        lines += service
        lines += [
            say(en: "# Whose laws and whose demands are looked at.", zh: "# 检查哪些市场的法规、哪些服务商的要求。"),
            "# markets: [us, eu, cn]", "# providers: [gmail, yahoo, microsoft]", "",
            say(en: "# What fixes write into messages.", zh: "# 修改时写入邮件的内容。"),
            "# unsubscribe: { https: \"https://shop.example/unsubscribe\", mailto: unsubscribe@shop.example }",
            "# address: \"Example Ltd, 1 High Street, London\"", "",
            say(
                en: "# Rules: off, note, warning or error; or with points and options. `spamlint rules` lists them.",
                zh: "# 规则：off、note、warning、error，或带分值和选项；`spamlint rules` 会列出所有规则。"),
            "rules: {}", "#  subject-shouting: warning", "",
        ]
        lines += overrides
        return lines.joined(separator: "\n") + "\n"
    }

    private func say(en: String, zh: String) -> String { language == .chinese ? zh : en }

    /// What was seen, for the top.
    private var found: [String] {
        var lines: [String] = []
        let folders = survey.folders.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (folder, count) in folders.prefix(Self.folderLimit) {
            let name = Self.shown(folder.isEmpty ? "." : folder)
            lines.append(say(en: "  \(name): \(count) \(count == 1 ? "file" : "files")", zh: "  \(name)：\(count) 个文件"))
        }
        let more = folders.count - min(folders.count, Self.folderLimit)
        if more > 0 { lines.append(say(en: "  and \(more) more folders", zh: "  另有 \(more) 个文件夹")) }
        lines.insert(
            lines.isEmpty
                ? say(en: "No mail and no templates were found here yet.", zh: "这里还没有找到邮件或模板。")
                : say(en: "Mail and templates were found in:", zh: "找到邮件或模板的位置："), at: 0)
        if !survey.languages.isEmpty {
            let names = survey.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key).joined(separator: ", ")
            lines.append(say(en: "Template languages: \(names)", zh: "模板语言：\(names)"))
        }
        if !survey.senders.isEmpty {
            let names = survey.senders.map { "\($0.name) (\(Self.shown($0.file)))" }.joined(separator: ", ")
            lines.append(say(en: "Sent by: \(names)", zh: "发送方式：\(names)"))
        }
        if survey.isPartial { lines.append(say(en: "The repository is large; not all of it was looked at.", zh: "仓库很大，没有全部查看。")) }
        return lines
    }

    private var domains: [String] {
        let title = say(
            en: "# Your own domains, and hosts that count clicks for you: links to them stay at home.",
            zh: "# 自有域名，以及为您统计点击的主机：指向它们的链接不算外链。")
        guard let first = survey.domains.first else {
            return [title, "# domains: { own: [shop.example], tracking: [click.shop.example] }", ""]
        }
        let names = survey.domains.map(\.name).joined(separator: ", ")
        return [title, "domains:", "  own: [\(names)]  # \(Self.shown(first.file))", "  # tracking: [click.\(first.name)]", ""]
    }

    private var service: [String] {
        let title = say(en: "# The service whose placeholders templates use.", zh: "# 模板占位符所属的发送服务。")
        guard let service = survey.service else { return [title, "# esp: mailchimp", ""] }
        return [title, "esp: \(service.name)  # \(Self.shown(service.file))", ""]
    }

    /// Classes by folder, where folders are called by them.
    private var overrides: [String] {
        let title = say(en: "# Settings for some files.", zh: "# 只用于部分文件的设置。")
        var lines: [String] = []
        for (words, name) in [
            (["transactional", "receipts", "notifications", "notification"], "transactional"),
            (["marketing", "newsletter", "newsletters", "campaigns"], "marketing"),
        ] {
            let folders = survey.folders.keys.filter { path in
                path.lowercased().split(separator: "/").contains { words.contains(String($0)) }
                    && path.unicodeScalars.allSatisfy(Self.isPlain)
            }
            for folder in folders.sorted().prefix(Self.folderLimit) {
                lines += ["  - files: [\"\(folder)/**\"]", "    class: \(name)"]
            }
        }
        if lines.isEmpty { return [title, "# overrides:", "#   - files: [\"mail/receipts/**\"]", "#     class: transactional"] }
        return [title, "overrides:"] + lines
    }

    /// Names of files may hold line ends, which would end the comment.
    private static func shown(_ name: String) -> String {
        String(String.UnicodeScalarView(PathText.shown(name).unicodeScalars.map { isPlain($0) ? $0 : "?" }))
    }

    /// Letters of any language, and marks that mean nothing in YAML or in patterns.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_./ ".unicodeScalars.contains(scalar)
    }
}
