public import SpamLintCore
import Yams

/// A folder `receivers/NAME-VERSION`: `profile.yml`, and files that list symbols.
public struct ProfileFolder: Sendable {
    public let profile: ReceiverProfile
    /// The symbols of its files with their examples, hidden ones too; those that it has from its base as they are stand there.
    public let symbols: [SymbolEntry]

    /// - Parameters:
    ///   - head: What `profile.yml` says.
    ///   - base: The profile that it builds on.
    /// - Throws: The first thing that is wrong, with its place.
    init(_ head: ProfileHead, on base: ReceiverProfile?, vocabulary: Vocabulary) throws(RuleFileError) {
        var entries: [(mapping: YAMLMapping, rank: Int)] = []
        var names: [String: YAMLValue] = [:]
        for path in head.paths {
            let root = try YAMLFile.root(of: try RuleFolder.text(of: path), path: path).mapping("a file of symbols", keys: ["symbols"])
            for entry in try root.required("symbols").sequence("'symbols'") {
                let mapping = try entry.mapping("a symbol", keys: SymbolReader.keys)
                let value = try mapping.required("name")
                let name = try value.text("'name'")
                if let other = names[name] { throw value.error("symbol '\(name)' also stands in \(other.path)") }
                names[name] = value
                entries.append((mapping, try mapping["rank"]?.integer("'rank'", in: -9...9) ?? 0))
            }
        }
        let dropped = try Self.dropped(head, from: base, besides: names)
        let kept = base?.symbols.filter { !dropped.contains($0.name) } ?? []
        let groups = head.groups + (base?.groups ?? []).filter { group in !head.groups.contains { $0.name == group.name } }
        let reader = SymbolReader(
            match: MatchReader(vocabulary: vocabulary, symbols: Set(names.keys).union(kept.map(\.name))),
            facts: vocabulary.facts.map(\.name),
            groups: groups.map(\.name), origins: Dictionary(kept.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
        // The order is stable: by rank, then as the files list them.
        entries = entries.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
        var symbols: [SymbolEntry] = []
        for entry in entries { symbols.append(try reader.entry(entry.mapping)) }
        self.symbols = symbols
        // What the base has keeps its place there, at points of its own too; what is new is counted behind it.
        let own = Dictionary(symbols.map { ($0.symbol.name, $0.symbol) }, uniquingKeysWith: { first, _ in first })
        let known = Set(kept.map(\.name))
        let all = kept.map { own[$0.name] ?? $0 } + symbols.map(\.symbol).filter { !known.contains($0.name) }
        try Self.refuseLoss(of: dropped, to: all, places: head.dropped)
        try Self.refuseCircles(all, places: names)
        profile = ReceiverProfile(
            name: head.name, version: head.version, threshold: head.threshold ?? base?.threshold ?? .zero,
            actions: head.actions ?? base?.actions ?? [], groups: groups, symbols: all, base: base)
    }

    private static func dropped(
        _ head: ProfileHead, from base: ReceiverProfile?, besides names: [String: YAMLValue]
    ) throws(RuleFileError) -> Set<String> {
        var dropped: Set<String> = []
        for value in head.dropped {
            let name = try value.text("each of 'dropped'")
            guard base?.symbols.contains(where: { $0.name == name }) == true else {
                let near = NearestName.of(name, among: base?.symbols.map(\.name) ?? [])
                throw value.error("'\(base?.id ?? "")' has no symbol '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
            }
            if let other = names[name] { throw value.error("symbol '\(name)' is dropped here and stands in \(other.path)") }
            dropped.insert(name)
        }
        return dropped
    }

    /// Nothing that stays may refer to what is dropped.
    private static func refuseLoss(of dropped: Set<String>, to symbols: [ReceiverSymbol], places: [YAMLValue]) throws(RuleFileError) {
        for symbol in symbols {
            guard let name = symbol.match.symbols.first(where: dropped.contains) else { continue }
            let place = places.first { $0.node.string == name }
            throw place?.error("'\(symbol.name)' refers to '\(name)'; drop it too, or give it a condition of its own")
                ?? RuleFileError(path: "", message: "'\(symbol.name)' refers to '\(name)'")
        }
    }

    private static func refuseCircles(_ symbols: [ReceiverSymbol], places: [String: YAMLValue]) throws(RuleFileError) {
        let needs = Dictionary(symbols.map { ($0.name, $0.match.symbols) }, uniquingKeysWith: { first, _ in first })
        var settled: Set<String> = []
        var open: Set<String> = []
        func circle(_ name: String) -> String? {
            if settled.contains(name) { return nil }
            if !open.insert(name).inserted { return name }
            for other in needs[name] ?? [] { if let found = circle(other) { return found } }
            open.remove(name)
            settled.insert(name)
            return nil
        }
        // Whatever is new closes a circle, so that one of these is in it.
        for symbol in symbols {
            guard let place = places[symbol.name] else { continue }
            if let name = circle(symbol.name) {
                throw (places[name] ?? place).error("symbol '\(name)' refers to itself, by way of others or at once")
            }
        }
    }
}
