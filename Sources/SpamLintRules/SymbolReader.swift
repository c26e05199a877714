import SpamLintCore
import Yams

/// Turns an entry under `symbols:` into a `ReceiverSymbol`.
struct SymbolReader {
    let match: MatchReader
    let facts: [String]
    let groups: [String]
    /// Symbols of the profile that this one builds on, by name.
    var origins: [String: ReceiverSymbol] = [:]

    static let keys = ["name", "group", "points", "scale", "rank", "title", "advice", "match", "voids", "source", "examples"]

    func entry(_ mapping: YAMLMapping) throws(RuleFileError) -> SymbolEntry {
        let value = try mapping.required("name")
        let name = try value.text("'name'")
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 == 0x5F || $0 &- 0x30 < 10 || $0 &- 0x41 < 26 }) else {
            throw value.error("'\(name)' is no symbol; use capitals, digits and underscores, such as MISSING_DATE")
        }
        let path = mapping.value.path
        let line = value.node.mark?.line ?? 1
        if mapping["match"] == nil, let origin = origins[name] {
            return SymbolEntry(symbol: try symbol(mapping, from: origin), examples: [], path: path, line: line, isTakenOver: true)
        }
        // Conditions that others refer to cost nothing and are shown to nobody.
        let isHidden = name.hasPrefix("__")
        let empty = LocalizedText(en: "", zh: "")
        let symbol = ReceiverSymbol(
            name: name, group: try group(mapping["group"]),
            points: isHidden ? .zero : Points(try mapping.required("points").number("'points'")), scale: try scale(mapping["scale"]),
            title: isHidden ? empty : try RuleReader.localized(mapping.required("title"), "'title'"),
            advice: try mapping["advice"].map { value throws(RuleFileError) in try advice(value) } ?? empty,
            match: try match.match(mapping.required("match"), nested: false), voids: try voids(mapping["voids"]),
            source: isHidden ? "" : try mapping.required("source").text("'source'"))
        return SymbolEntry(
            symbol: symbol,
            examples: try mapping["examples"].map { value throws(RuleFileError) in try Example.read(value, path: path) } ?? [],
            path: path, line: line, isTakenOver: false)
    }

    /// A symbol of the base that costs something else: what raises it, and the words on it, stay.
    private func symbol(_ mapping: YAMLMapping, from origin: ReceiverSymbol) throws(RuleFileError) -> ReceiverSymbol {
        for key in ["rank", "title", "advice", "examples"] {
            if let value = mapping[key] { throw value.error("'\(key)' of a symbol without 'match' is the base's; leave it out") }
        }
        return ReceiverSymbol(
            origin, group: mapping["group"] == nil ? origin.group : try group(mapping["group"]),
            points: Points(try mapping.required("points").number("'points'")),
            scale: mapping["scale"] == nil ? origin.scale : try scale(mapping["scale"]),
            voids: mapping["voids"] == nil ? origin.voids : try voids(mapping["voids"]),
            source: try mapping.required("source").text("'source'"))
    }

    /// What makes it go away; it may name the numbers of the band that it leaves.
    private func advice(_ value: YAMLValue) throws(RuleFileError) -> LocalizedText {
        let text = try RuleReader.localized(value, "'advice'")
        let names = Set(MessageTemplate.names(in: text.en))
        guard names == Set(MessageTemplate.names(in: text.zh)) else {
            throw value.error("'advice' must name the same {values} in every language")
        }
        if let other = names.subtracting(BandExit.names).sorted().first {
            throw value.error("'advice' of a symbol may name {\(BandExit.names.joined(separator: "}, {"))}, not {\(other)}")
        }
        return text
    }

    private func group(_ value: YAMLValue?) throws(RuleFileError) -> String {
        guard let value else { return "" }
        let name = try value.text("'group'")
        guard groups.contains(name) else {
            throw value.error("unknown group '\(name)'; 'groups' of profile.yml lists \(groups.joined(separator: ", "))")
        }
        return name
    }

    private func voids(_ value: YAMLValue?) throws(RuleFileError) -> [String] {
        guard let value else { return [] }
        let names = try value.someTexts("'voids'")
        for name in names where match.symbols?.contains(name) != true { throw value.error("unknown symbol '\(name)' in 'voids'") }
        return names
    }

    private func shares(_ value: YAMLValue) throws(RuleFileError) -> [SymbolScale.Share] {
        var shares: [SymbolScale.Share] = []
        for entry in try value.sequence("'symbols'") {
            let pair = try entry.sequence("an entry")
            guard pair.count == 2 else { throw entry.error("an entry is [symbol, factor]") }
            let name = try pair[0].text("a symbol")
            guard match.symbols?.contains(name) == true else { throw pair[0].error("unknown symbol '\(name)' in 'symbols'") }
            shares.append(SymbolScale.Share(symbol: name, factor: try pair[1].number("a factor")))
        }
        return shares
    }

    private func scale(_ value: YAMLValue?) throws(RuleFileError) -> SymbolScale? {
        guard let value else { return nil }
        let mapping = try value.mapping("'scale'", keys: ["fact", "times", "plus", "from", "to", "steps", "places", "symbols"])
        if let places = mapping["places"] { return .places(try places.integer("'places'", in: 1...1_000)) }
        if let symbols = mapping["symbols"] { return .symbols(try shares(symbols)) }
        let named = try mapping.required("fact")
        let fact = try named.text("'fact'")
        guard facts.contains(fact) else {
            let hint = NearestName.of(fact, among: facts).map { "did you mean '\($0)'?" } ?? "`spamlint inspect` lists the facts"
            throw named.error("unknown fact '\(fact)'; \(hint)")
        }
        guard let steps = mapping["steps"] else {
            return .linear(
                fact: fact, times: try mapping["times"]?.number("'times'") ?? 1, plus: try mapping["plus"]?.number("'plus'") ?? 0,
                from: try mapping["from"]?.number("'from'") ?? 0, to: try mapping["to"]?.number("'to'") ?? 1_000)
        }
        var read: [SymbolScale.Step] = []
        for step in try steps.sequence("'steps'") {
            let pair = try step.sequence("a step")
            guard pair.count == 2 else { throw step.error("a step is [limit, factor]") }
            read.append(SymbolScale.Step(limit: try pair[0].number("a limit"), factor: try pair[1].number("a factor")))
        }
        return .steps(fact: fact, read.sorted { $0.limit < $1.limit })
    }
}
