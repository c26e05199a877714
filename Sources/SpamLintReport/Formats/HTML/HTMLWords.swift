import SpamLintCore

/// The words of the HTML report, in both languages.
enum HTMLWords {
    static let skip = LocalizedText(en: "Skip to the findings", zh: "跳到问题列表")
    static let messages = LocalizedText(en: "Messages", zh: "邮件")
    static let message = LocalizedText(en: "Message", zh: "邮件")
    static let findings = LocalizedText(en: "Findings", zh: "问题")
    static let receivers = LocalizedText(en: "What receivers would charge", zh: "收件方会如何计分")
    static let receiversNote = LocalizedText(
        en: "Told offline from the stock rules, by the message alone: without delivery, look-ups and what a server has learnt.",
        zh: "根据自带规则离线推算，只看邮件本身；投递过程、网络查询以及服务器学到的内容不在其中。")
    static let receiver = LocalizedText(en: "receiver", zh: "收件方")
    static let score = LocalizedText(en: "score", zh: "得分")
    static let threshold = LocalizedText(en: "spam from", zh: "垃圾邮件起点")
    static let outcome = LocalizedText(en: "outcome", zh: "结果")
    static let symbols = LocalizedText(en: "symbols", zh: "符号")
    static let verdict = LocalizedText(en: "verdict", zh: "结论")
    static let asSeen = LocalizedText(en: "As a reader sees it, pictures not loaded", zh: "读者看到的样子（不加载图片）")
    static let legend = LocalizedText(
        en: "Frames show where findings lie; their numbers are those of the list. Links are not followed.",
        zh: "方框标出问题所在，编号与列表一致；链接不会打开。")
    static let noBody = LocalizedText(en: "The message has no text to show.", zh: "这封邮件没有可显示的正文。")
    static let layout = LocalizedText(en: "Text against pictures", zh: "文字与图片")
    static let nothing = LocalizedText(en: "Nothing to mend.", zh: "没有需要修改之处。")
    static let unread = LocalizedText(en: "Not read", zh: "未能读取")
    static let mendable = LocalizedText(en: "“spamlint fix” can do this.", zh: "“spamlint fix” 可以自动修改。")
    static let mendableUnsafe = LocalizedText(
        en: "“spamlint fix --unsafe” can do this; look at what it changes.", zh: "“spamlint fix --unsafe” 可以自动修改，改后请检查。")

    static func heading(_ severity: Severity, _ count: Int, _ language: ReportLanguage) -> String {
        switch (severity, language) {
        case (.error, .english): "Errors (\(count))"
        case (.warning, .english): "Warnings (\(count))"
        case (.note, .english): "Notes (\(count))"
        case (.error, .chinese): "错误（\(count)）"
        case (.warning, .chinese): "警告（\(count)）"
        case (.note, .chinese): "提示（\(count)）"
        }
    }

    static func field(_ name: String, _ language: ReportLanguage) -> String {
        guard language == .chinese else { return name }
        switch name {
        case "From": return "发件人"
        case "To": return "收件人"
        case "Subject": return "主题"
        case "Date": return "日期"
        default: return name
        }
    }

    static func line(_ line: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "line \(line)"
        case .chinese: "第 \(line) 行"
        }
    }

    static func finding(_ number: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "finding \(number)"
        case .chinese: "问题 \(number)"
        }
    }

    /// What the drawing of text and pictures comes to.
    static func layout(lines: Int, pictures: Int, share: Int?, _ language: ReportLanguage) -> String {
        switch language {
        case .english:
            let area = share.map { ", \($0) % of the height" } ?? ""
            return "about \(lines) line\(lines == 1 ? "" : "s") of text and \(pictures) picture\(pictures == 1 ? "" : "s")\(area)"
        case .chinese:
            let area = share.map { "，占高度的 \($0)%" } ?? ""
            return "约 \(lines) 行文字，\(pictures) 张图片\(area)"
        }
    }
}
