public import SpamLintCore
import Yams

/// A folder `receivers/NAME-VERSION`: `profile.yml`, and files that list symbols.
public struct ProfileFolder: Sendable {
    public let profile: ReceiverProfile
    /// The symbols with their examples, hidden ones too.
    public let symbols: [SymbolEntry]

    /// - Parameters:
    ///   - folder: How errors name the folder.
    ///   - paths: Of its files, `profile.yml` among them.
    /// - Throws: The first thing that is wrong, with its place.
    init(folder: String, paths: [String], vocabulary: Vocabulary) throws(RuleFileError) {
        guard let head = paths.first(where: { $0.hasSuffix("/profile.yml") }) else {
            throw RuleFileError(path: folder, message: "a receiver's folder needs a profile.yml with name, version and threshold")
        }
        var entries: [(mapping: YAMLMapping, rank: Int)] = []
        var names: [String: YAMLValue] = [:]
        for path in paths where path != head {
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
        let file = try YAMLFile.root(of: try RuleFolder.text(of: head), path: head)
            .mapping("a profile", keys: ["name", "version", "threshold", "actions", "groups"])
        let groups = try Self.points(file["groups"], "'groups'").map { ReceiverProfile.Group(name: $0.name, cap: $0.points) }
        let reader = SymbolReader(
            match: MatchReader(vocabulary: vocabulary, symbols: Set(names.keys)), facts: vocabulary.facts.map(\.name),
            groups: groups.map(\.name))
        // The order is stable: by rank, then as the files list them.
        entries = entries.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
        var symbols: [SymbolEntry] = []
        for entry in entries { symbols.append(try reader.entry(entry.mapping)) }
        try Self.refuseCircles(symbols, places: names)
        self.symbols = symbols
        profile = ReceiverProfile(
            name: try file.required("name").text("'name'"), version: try file.required("version").text("'version'"),
            threshold: Points(try file.required("threshold").number("'threshold'")),
            actions: try Self.points(file["actions"], "'actions'").map { ReceiverProfile.Action(name: $0.name, from: $0.points) }
                .sorted { $0.from < $1.from },
            groups: groups, symbols: symbols.map(\.symbol))
    }

    private static func points(_ value: YAMLValue?, _ what: String) throws(RuleFileError) -> [(name: String, points: Points)] {
        guard let value else { return [] }
        guard case .mapping(let mapping) = value.node else { throw value.error("\(what) must be a mapping from names to points") }
        var points: [(name: String, points: Points)] = []
        for (key, node) in mapping {
            let name = try YAMLValue(node: key, path: value.path).text("a name in \(what)")
            points.append((name, Points(try YAMLValue(node: node, path: value.path).number("'\(name)'"))))
        }
        return points
    }

    private static func refuseCircles(_ symbols: [SymbolEntry], places: [String: YAMLValue]) throws(RuleFileError) {
        let needs = Dictionary(uniqueKeysWithValues: symbols.map { ($0.symbol.name, references($0.symbol.match)) })
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
        for symbol in symbols {
            if let name = circle(symbol.symbol.name), let place = places[name] {
                throw place.error("symbol '\(name)' refers to itself, by way of others or at once")
            }
        }
    }

    private static func references(_ match: Match) -> [String] {
        match.leaves.compactMap { if case .symbol(let name) = $0 { name } else { nil } }
    }
}
