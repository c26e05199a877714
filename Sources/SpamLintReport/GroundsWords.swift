import SpamLintCore

/// Laws and providers' demands as a line each, in both languages.
enum GroundsWords {
    static let law = LocalizedText(en: "law", zh: "法律")
    static let provider = LocalizedText(en: "provider", zh: "服务商")

    static func line(_ law: LawArticle, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "\(law.name.en), \(law.article), in force since \(law.date)"
        case .chinese: "\(law.name.zh)，\(law.article)，\(law.date) 起施行"
        }
    }

    static func line(_ demand: ProviderDemand, _ language: ReportLanguage) -> String {
        let name = demand.provider.title[language]
        switch language {
        case .english:
            let since = demand.date.map { ", since \($0)" } ?? ""
            return name + since + (demand.reply.map { "; it answers \($0)" } ?? "; it publishes no reply code for this")
        case .chinese:
            let since = demand.date.map { "，\($0) 起" } ?? ""
            return name + since + (demand.reply.map { "；退信代码 \($0)" } ?? "；未公布对应的退信代码")
        }
    }
}
