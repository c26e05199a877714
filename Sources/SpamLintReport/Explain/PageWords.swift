import SpamLintCore

/// The labels of the pages that explain rules and symbols, in both languages.
enum PageWords {
    static let category = LocalizedText(en: "category", zh: "类别")
    static let severity = LocalizedText(en: "severity", zh: "级别")
    static let points = LocalizedText(en: "points", zh: "分数")
    static let classes = LocalizedText(en: "classes", zh: "适用")
    static let allClasses = LocalizedText(en: "all", zh: "全部")
    static let needs = LocalizedText(en: "needs", zh: "前提")
    static let header = LocalizedText(en: "a header", zh: "有邮件头")
    static let asked = LocalizedText(en: "only with", zh: "启用方式")
    static let configured = LocalizedText(en: "your configuration", zh: "您的配置")
    static let since = LocalizedText(en: "since", zh: "始于")
    static let source = LocalizedText(en: "source", zh: "来源")
    static let group = LocalizedText(en: "group", zh: "分组")
    static let formula = LocalizedText(en: "fires when", zh: "触发条件")
    static let raised = LocalizedText(en: "raised when", zh: "触发条件")
    static let leaving = LocalizedText(en: "how to leave the band", zh: "如何离开这一档")
    static let bands = LocalizedText(en: "bands on the same number", zh: "按同一数值划分的各档")
    static let charges = LocalizedText(en: "what receivers charge", zh: "收件方过滤器如何计分")
    static let covered = LocalizedText(en: "our rules on it", zh: "对应的规则")
    static let uncovered = LocalizedText(en: "none", zh: "无")
    static let voids = LocalizedText(en: "replaces", zh: "取代")
    static let bad = LocalizedText(en: "bad example", zh: "反例")
    static let good = LocalizedText(en: "good example", zh: "正例")
    static let references = LocalizedText(en: "references", zh: "参考")
    static let elsewhere = LocalizedText(
        en: "not among the rules that are predicted here", zh: "不在此处所预测的规则之内")

    static func capped(_ category: Category, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "\(category.title.en) (\(category.name), cap \(category.cap))"
        case .chinese: "\(category.title.zh)（\(category.name)，上限 \(category.cap)）"
        }
    }

    /// Points, and on what they rest.
    static func points(_ points: Points, _ basis: Rule.Basis, _ language: ReportLanguage) -> String {
        guard language == .chinese else { return "\(points) (\(basis.rawValue))" }
        let word =
            switch basis {
            case .corpus: "语料统计"
            case .provider: "邮件服务商"
            case .law: "法律"
            case .standard: "标准"
            case .peer: "同类过滤器"
            case .judgement: "经验判断"
            }
        return "\(points)（\(word)）"
    }

    /// Where a condition on a number no longer holds.
    static func leave(_ condition: FactMatch.Condition, _ language: ReportLanguage) -> String? {
        let limit = NumberText.text(condition.limit)
        switch (condition.comparison, language) {
        case (.above, .english): return "bring \(condition.name) down to \(limit)"
        case (.below, .english): return "bring \(condition.name) up to \(limit)"
        case (.above, .chinese): return "把 \(condition.name) 降到 \(limit)"
        case (.below, .chinese): return "把 \(condition.name) 提到 \(limit)"
        case (.equals, _): return nil
        }
    }
}
