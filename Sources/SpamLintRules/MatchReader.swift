import SpamLintCore
import Yams

/// Reads what stands under `match:`.
struct MatchReader {
    let vocabulary: Vocabulary
    /// Names that `symbol:` may refer to; nil in rules, which have no such kind.
    var symbols: Set<String>?

    private static let kinds = ["phrases", "pattern", "field", "fact", "defect", "check"]
    private static let joints = ["all", "any", "none"]

    func match(_ value: YAMLValue, nested: Bool) throws(RuleFileError) -> Match {
        let kinds = symbols == nil ? Self.kinds : Self.kinds + ["symbol"]
        let keys = nested ? kinds : kinds + Self.joints + ["at-least"]
        let mapping = try value.mapping("'match'", keys: keys)
        if mapping.entries.keys.contains(where: Self.joints.contains) { return try composite(mapping) }
        guard mapping.entries.count == 1, let (kind, body) = mapping.entries.first else {
            throw value.error("'match' must hold exactly one of \(keys.joined(separator: ", "))")
        }
        switch kind {
        case "phrases": return .phrases(try phrases(body))
        case "pattern": return .pattern(try pattern(body))
        case "field": return .field(try field(body))
        case "fact": return .fact(try fact(body))
        case "defect": return .defect(try defect(body))
        case "symbol": return try symbol(body)
        default: return .check(try check(body))
        }
    }

    private func composite(_ mapping: YAMLMapping) throws(RuleFileError) -> Match {
        guard mapping.entries.keys.allSatisfy((Self.joints + ["at-least"]).contains) else {
            throw mapping.value.error("'match' mixes all, any or none with another kind; put that kind under 'all'")
        }
        var lists: [String: [Match]] = [:]
        for joint in Self.joints {
            guard let value = mapping[joint] else { continue }
            let entries = try value.sequence("'\(joint)'")
            guard !entries.isEmpty else {
                throw value.error("'\(joint)' is empty; put at least one of \(Self.kinds.joined(separator: ", ")) under it")
            }
            for entry in entries { lists[joint, default: []].append(try match(entry, nested: true)) }
        }
        guard lists["all"] != nil || lists["any"] != nil else { throw mapping.value.error("'none' needs an 'all' or an 'any' beside it") }
        let any = lists["any"] ?? []
        guard let atLeast = mapping["at-least"] else {
            return .composite(CompositeMatch(all: lists["all"] ?? [], any: any, none: lists["none"] ?? []))
        }
        guard !any.isEmpty else { throw atLeast.error("'at-least' says how many of 'any' it takes, and there is no 'any'") }
        let needed = try atLeast.integer("'at-least'", in: 1...any.count)
        return .composite(CompositeMatch(all: lists["all"] ?? [], any: any, atLeast: needed, none: lists["none"] ?? []))
    }

    private func scopes(_ value: YAMLValue) throws(RuleFileError) -> Scopes {
        if case .scalar = value.node { return Scopes(try value.choice("scope", of: Scope.self)) }
        var scopes: Scopes = []
        for entry in try value.sequence("'in'") { scopes.insert(Scopes(try entry.choice("scope", of: Scope.self))) }
        guard !scopes.isEmpty else { throw value.error("'in' is empty; name at least one scope") }
        return scopes
    }

    private func phrases(_ value: YAMLValue) throws(RuleFileError) -> PhraseMatch {
        let mapping = try value.mapping(
            "'phrases'", keys: ["in", "list", "at-least", "distinct", "form", "inside-words", "per", "near", "unless"])
        let list = try mapping.required("list")
        var match = PhraseMatch(scopes: try scopes(mapping.required("in")), phrases: try phraseList(list))
        guard !match.phrases.isEmpty else { throw list.error("'list' holds no phrase") }
        match.atLeast = try mapping["at-least"]?.integer("'at-least'", in: 1...10_000) ?? 1
        match.distinct = try mapping["distinct"]?.flag("'distinct'") ?? true
        match.form = try mapping["form"]?.choice("form", of: PhraseForm.self) ?? .any
        match.insideWords = try mapping["inside-words"]?.flag("'inside-words'") ?? false
        match.per = try mapping["per"]?.integer("'per'", in: 1...1_000_000)
        match.near = try context(mapping["near"], "'near'")
        match.unless = try context(mapping["unless"], "'unless'")
        return match
    }

    /// A list of phrases, or lists by language or by kind.
    private func phraseList(_ value: YAMLValue) throws(RuleFileError) -> [String] {
        var texts: [String] = []
        if case .mapping(let groups) = value.node {
            for (_, group) in groups { texts += try YAMLValue(node: group, path: value.path).texts("a group of phrases") }
        } else {
            texts = try value.texts("'list'")
        }
        for text in texts where text.allSatisfy(\.isWhitespace) { throw value.error("'list' holds an empty phrase") }
        return texts
    }

    private func context(_ value: YAMLValue?, _ what: String) throws(RuleFileError) -> PhraseContext? {
        guard let value else { return nil }
        let mapping = try value.mapping(what, keys: ["list", "within"])
        let phrases = try phraseList(mapping.required("list"))
        guard !phrases.isEmpty else { throw value.error("\(what) holds no phrase") }
        return PhraseContext(phrases: phrases, within: try mapping.required("within").integer("'within'", in: 1...200))
    }

    private func pattern(_ value: YAMLValue) throws(RuleFileError) -> PatternMatch {
        let mapping = try value.mapping("'pattern'", keys: ["in", "regex", "anchor", "at-least", "near", "unless"])
        let regex = try mapping.required("regex")
        let expression = try regex.text("'regex'")
        if let problem = Pattern.problem(in: expression) { throw regex.error("'regex' \(problem)") }
        let anchor = try mapping.required("anchor")
        let anchors = try anchor.someTexts("'anchor'")
        for text in anchors where text.utf8.count < 2 { throw anchor.error("an anchor needs at least two bytes; '\(text)' is too common") }
        return PatternMatch(
            scopes: try scopes(mapping.required("in")), regex: expression, anchors: anchors,
            atLeast: try mapping["at-least"]?.integer("'at-least'", in: 1...1_000) ?? 1, near: try context(mapping["near"], "'near'"),
            unless: try context(mapping["unless"], "'unless'"))
    }

    private func field(_ value: YAMLValue) throws(RuleFileError) -> FieldMatch {
        let mapping = try value.mapping("'field'", keys: ["name", "is"])
        return FieldMatch(
            names: try mapping.required("name").someTexts("'name'"),
            state: try mapping.required("is").choice("state", of: FieldMatch.State.self))
    }

    private func fact(_ value: YAMLValue) throws(RuleFileError) -> FactMatch {
        let mapping = try value.mapping("'fact'", keys: ["name", "above", "below", "equals", "with"])
        var others: [FactMatch.Condition] = []
        if let with = mapping["with"] {
            let entries = if case .sequence = with.node { try with.sequence("'with'") } else { [with] }
            for entry in entries {
                others.append(try condition(try entry.mapping("'with'", keys: ["name", "above", "below", "equals"])))
            }
        }
        return FactMatch(condition: try condition(mapping), with: others)
    }

    private func condition(_ mapping: YAMLMapping) throws(RuleFileError) -> FactMatch.Condition {
        let name = try factName(mapping.required("name"))
        let comparisons = FactMatch.Comparison.allCases.filter { mapping[$0.rawValue] != nil }
        guard comparisons.count == 1, let comparison = comparisons.first, let limit = mapping[comparison.rawValue] else {
            throw mapping.value.error("a fact needs exactly one of above, below, equals")
        }
        return FactMatch.Condition(name: name, comparison: comparison, limit: try limit.number("'\(comparison.rawValue)'"))
    }

    func factName(_ value: YAMLValue) throws(RuleFileError) -> String {
        let name = try value.text("'name'")
        let names = vocabulary.facts.map(\.name)
        guard names.contains(name) else {
            let hint = NearestName.of(name, among: names).map { "did you mean '\($0)'?" } ?? "`spamlint inspect` lists the facts"
            throw value.error("unknown fact '\(name)'; \(hint)")
        }
        return name
    }

    private func symbol(_ value: YAMLValue) throws(RuleFileError) -> Match {
        let name = try value.text("'symbol'")
        let known = symbols ?? []
        guard known.contains(name) else {
            let hint = NearestName.of(name, among: known.sorted()).map { "did you mean '\($0)'?" } ?? "the profile has no such symbol"
            throw value.error("unknown symbol '\(name)'; \(hint)")
        }
        return .symbol(name)
    }

    private func defect(_ value: YAMLValue) throws(RuleFileError) -> DefectMatch {
        let kinds = try value.someTexts("'defect'")
        for kind in kinds where !vocabulary.defects.contains(kind) {
            throw value.error("unknown defect '\(kind)'; \(Self.hint(for: kind, among: Array(vocabulary.defects)))")
        }
        return DefectMatch(kinds: kinds)
    }

    /// What was probably meant; else names that hold one of its words, or where all are listed.
    private static func hint(for name: String, among names: [String]) -> String {
        if let near = NearestName.of(name, among: names) { return "did you mean '\(near)'?" }
        let words = name.split(separator: "-").filter { $0.count > 2 }
        let alike = names.filter { other in words.contains { other.split(separator: "-").contains($0) } }.sorted().prefix(8)
        return alike.isEmpty ? "Documentation/rule-vocabulary.md lists them" : "there are \(alike.joined(separator: ", "))"
    }

    private func check(_ value: YAMLValue) throws(RuleFileError) -> CheckMatch {
        let nameValue: YAMLValue
        if case .mapping(let mapping) = value.node, let named = mapping["name"] {
            nameValue = YAMLValue(node: named, path: value.path)
        } else {
            nameValue = value
        }
        let name = try nameValue.text("'check'")
        guard let check = vocabulary.checks.first(where: { $0.name == name }) else {
            throw nameValue.error("unknown check '\(name)'; \(Self.hint(for: name, among: vocabulary.checks.map(\.name)))")
        }
        guard case .mapping = value.node else { return CheckMatch(name: name) }
        let mapping = try value.mapping("the check '\(name)'", keys: ["name"] + check.parameters.map(\.name))
        var parameters = Parameters()
        for parameter in check.parameters {
            guard let given = mapping[parameter.name] else { continue }
            parameters.set(parameter.name, to: try self.value(given, for: parameter))
            for expression in parameter.isPattern ? parameters.texts(parameter.name) : [] {
                if let problem = Pattern.problem(in: expression) { throw given.error("'\(parameter.name)' \(problem)") }
            }
        }
        return CheckMatch(name: name, parameters: parameters)
    }

    private func value(_ value: YAMLValue, for parameter: Check.Parameter) throws(RuleFileError) -> Parameters.Value {
        switch parameter.standard {
        case .number: .number(try value.number("'\(parameter.name)'"))
        case .text: .text(try value.text("'\(parameter.name)'"))
        case .texts: .texts(try value.texts("'\(parameter.name)'"))
        case .flag: .flag(try value.flag("'\(parameter.name)'"))
        }
    }
}
