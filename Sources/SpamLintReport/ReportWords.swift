import SpamLintCore

/// The words of the text report, in both languages.
enum ReportWords {
    static func severity(_ severity: Severity, _ language: ReportLanguage) -> String {
        switch (severity, language) {
        case (.error, .english): "error"
        case (.warning, .english): "warning"
        case (.note, .english): "note"
        case (.error, .chinese): "错误"
        case (.warning, .chinese): "警告"
        case (.note, .chinese): "提示"
        }
    }

    static func verdict(_ verdict: Verdict, _ language: ReportLanguage) -> String {
        switch (verdict, language) {
        case (.pass, .english): "pass"
        case (.warn, .english): "warn"
        case (.fail, .english): "fail"
        case (.pass, .chinese): "通过"
        case (.warn, .chinese): "需注意"
        case (.fail, .chinese): "不通过"
        }
    }

    static func messageClass(_ messageClass: MessageClass, _ language: ReportLanguage) -> String {
        guard language == .chinese else { return messageClass.rawValue }
        switch messageClass {
        case .marketing: return "营销邮件"
        case .transactional: return "事务邮件"
        case .list: return "邮件列表"
        case .reply: return "回复"
        case .unknown: return "类别未知"
        }
    }

    static let why = LocalizedText(en: "why", zh: "原因")
    static let fix = LocalizedText(en: "fix", zh: "修改")
    static let decoded = LocalizedText(en: "decoded", zh: "解码后")
    static let disguised = LocalizedText(en: "disguised", zh: "经过伪装")
    static let nothing = LocalizedText(en: "nothing to mend", zh: "没有需要修改之处")

    static func also(_ places: String, more: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "also at \(places)" + (more > 0 ? " and \(more) more" : "")
        case .chinese: "另见 \(places)" + (more > 0 ? "，还有 \(more) 处" : "")
        }
    }

    /// Between two parts of a sentence.
    static func comma(_ language: ReportLanguage) -> String {
        switch language {
        case .english: ", "
        case .chinese: "，"
        }
    }

    static func score(_ score: Points, _ verdict: Verdict, _ language: ReportLanguage) -> String {
        let word = Self.verdict(verdict, language)
        switch language {
        case .english: return "score \(score), \(word)"
        case .chinese: return "得分 \(score)，\(word)"
        }
    }

    static func points(_ points: Points, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "+\(points) points"
        case .chinese: "+\(points) 分"
        }
    }
}
