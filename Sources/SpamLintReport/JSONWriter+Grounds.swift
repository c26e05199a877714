import SpamLintCore

extension JSONWriter {
    /// The member `law`: an array.
    mutating func member(_ laws: [LawArticle], in language: ReportLanguage) {
        key("law")
        beginArray()
        for law in laws {
            beginObject()
            key("markets")
            value(law.markets.map(\.rawValue))
            key("name")
            value(law.name[language])
            key("article")
            value(law.article)
            key("date")
            value(law.date)
            endObject()
        }
        endArray()
    }

    /// The member `provider`: an array.
    mutating func member(_ demands: [ProviderDemand]) {
        key("provider")
        beginArray()
        for demand in demands {
            beginObject()
            key("name")
            value(demand.provider.rawValue)
            key("reply")
            value(demand.reply)
            key("date")
            value(demand.date)
            endObject()
        }
        endArray()
    }
}
