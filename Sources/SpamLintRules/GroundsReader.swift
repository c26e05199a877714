import SpamLintCore
import Yams

/// Reads the keys `markets`, `law`, `providers` and `provider` of a rule file.
struct GroundsReader {
    let file: YAMLMapping

    func grounds() throws(RuleFileError) -> Grounds {
        let markets = try Self.choices(file["markets"], "market", of: Market.self)
        let providers = try Self.choices(file["providers"], "provider", of: Provider.self)
        var laws: [LawArticle] = []
        for entry in try Self.oneOrMore(file["law"]) { laws.append(try law(entry, of: markets)) }
        var demands: [ProviderDemand] = []
        for entry in try Self.oneOrMore(file["provider"]) { demands.append(try demand(entry)) }
        if let value = file["markets"], let market = markets.first(where: { market in !laws.contains { $0.markets.contains(market) } }) {
            throw value.error("a rule for the market '\(market.rawValue)' needs its 'law'")
        }
        if let value = file["providers"],
            let provider = providers.first(where: { provider in !demands.contains { $0.provider == provider } })
        {
            throw value.error("a rule for the provider '\(provider.rawValue)' needs an entry under 'provider'")
        }
        return Grounds(markets: markets, providers: providers, laws: laws, demands: demands)
    }

    private func law(_ value: YAMLValue, of markets: [Market]) throws(RuleFileError) -> LawArticle {
        let mapping = try value.mapping("'law'", keys: ["markets", "name", "article", "date"])
        let own = try Self.choices(mapping["markets"], "market", of: Market.self)
        guard !own.isEmpty || !markets.isEmpty else { throw value.error("'law' lacks 'markets'; say where it holds") }
        return LawArticle(
            markets: own.isEmpty ? markets : own, name: try RuleReader.localized(mapping.required("name"), "'name'"),
            article: try mapping.required("article").text("'article'"), date: try Self.date(mapping.required("date")))
    }

    private func demand(_ value: YAMLValue) throws(RuleFileError) -> ProviderDemand {
        let mapping = try value.mapping("'provider'", keys: ["name", "reply", "date"])
        return ProviderDemand(
            provider: try mapping.required("name").choice("provider", of: Provider.self), reply: try mapping["reply"]?.text("'reply'"),
            date: try mapping["date"].map { value throws(RuleFileError) in try Self.date(value) })
    }

    /// A day, or a month where the day was not published.
    private static func date(_ value: YAMLValue) throws(RuleFileError) -> String {
        let text = try value.text("'date'")
        let form = text.map { $0.isASCII && $0.isNumber ? "0" : String($0) }.joined()
        guard form == "0000-00-00" || form == "0000-00" else { throw value.error("'date' must be a day such as 2024-02-01, or a month") }
        return text
    }

    private static func oneOrMore(_ value: YAMLValue?) throws(RuleFileError) -> [YAMLValue] {
        guard let value else { return [] }
        if case .sequence = value.node { return try value.sequence("a list") }
        return [value]
    }

    private static func choices<Choice: RawRepresentable & CaseIterable>(
        _ value: YAMLValue?, _ what: String, of type: Choice.Type
    ) throws(RuleFileError) -> [Choice] where Choice.RawValue == String {
        guard let value else { return [] }
        if case .scalar = value.node { return [try value.choice(what, of: type)] }
        var choices: [Choice] = []
        for entry in try value.sequence("'\(what)s'") { choices.append(try entry.choice(what, of: type)) }
        return choices
    }
}
