import SpamLintCore
import Yams

/// Turns the mapping of a rule file into a `Rule`.
struct RuleReader {
    let file: YAMLMapping
    let path: String
    let vocabulary: Vocabulary

    func rule() throws(RuleFileError) -> Rule {
        let why = try Self.localized(file.required("why"), "'why'")
        let title = try Self.localized(file.required("title"), "'title'")
        let score = try file.required("score").mapping("'score'", keys: ["points", "basis"])
        let pointsValue = try score.required("points")
        let points = try pointsValue.number("'points'")
        guard points >= 0, points <= 100 else { throw pointsValue.error("'points' must be between 0 and 100; points are never negative") }
        let message = try template(file.required("message"), "'message'")
        return Rule(
            id: try id(), title: title, category: try category(), classes: try classes(), needs: try needs(),
            severity: try file.required("severity").choice("severity", of: Severity.self), points: Points(points),
            basis: try score.required("basis").choice("basis", of: Rule.Basis.self), since: try since(),
            locales: try file["locale"]?.texts("'locale'").filter { $0 != "any" } ?? [], why: why, advice: try advice(),
            message: message, match: try MatchReader(vocabulary: vocabulary).match(file.required("match"), nested: false),
            equivalents: try equivalents(), references: try references(), reaches: try reaches(), mend: try mend(),
            grounds: try GroundsReader(file: file).grounds())
    }

    private func id() throws(RuleFileError) -> RuleID {
        let value = try file.required("id")
        let name = try value.text("'id'")
        guard RuleID.isWellFormed(name) else {
            throw value.error("'\(name)' is no rule id; use lower-case words with hyphens, such as subject-shouting")
        }
        let stem = path.split(separator: "/").last.map(String.init) ?? path
        guard stem == name + ".yml" || stem == name + ".yaml" else {
            throw value.error("the id '\(name)' must equal the file's name without its ending ('\(stem)')")
        }
        return RuleID(name)
    }

    private func category() throws(RuleFileError) -> String {
        let value = try file.required("category")
        let name = try value.text("'category'")
        guard vocabulary.categories.isEmpty || vocabulary.categories.contains(name) else {
            let hint = NearestName.of(name, among: vocabulary.categories).map { "did you mean '\($0)'?" }
            throw value.error("unknown category '\(name)'; \(hint ?? "expected \(vocabulary.categories.joined(separator: ", "))")")
        }
        return name
    }

    private func since() throws(RuleFileError) -> String {
        let value = try file.required("since")
        let version = try value.text("'since'")
        let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }) else {
            throw value.error("'since' must be a version, such as 0.1.0")
        }
        return version
    }

    private func classes() throws(RuleFileError) -> MessageClasses {
        guard let value = file["classes"] else { return .all }
        var classes: MessageClasses = []
        for entry in try value.sequence("'classes'") {
            classes.insert(MessageClasses(try entry.choice("message class", of: MessageClass.self)))
        }
        guard !classes.isEmpty else { throw value.error("'classes' is empty; leave it out to mean all") }
        return classes
    }

    private func needs() throws(RuleFileError) -> Needs {
        guard let value = file["needs"] else { return [] }
        let name = try value.text("'needs'")
        guard name == "header" else { throw value.error("'needs' must be 'header', or be left out; '\(name)' is neither") }
        return .header
    }

    private func advice() throws(RuleFileError) -> LocalizedText {
        let fix = try file.required("fix").mapping("'fix'", keys: Self.fixKeys)
        return try template(fix.required("advice"), "'advice'")
    }

    private static let fixKeys = ["advice", "reaches", "mend"]

    /// The fixer that mends what the rule finds.
    private func mend() throws(RuleFileError) -> String? {
        guard let value = try file.required("fix").mapping("'fix'", keys: Self.fixKeys)["mend"] else { return nil }
        let name = try value.text("'mend'")
        guard vocabulary.fixers.contains(name) else {
            let hint = NearestName.of(name, among: vocabulary.fixers).map { "did you mean '\($0)'?" }
            throw value.error("unknown fixer '\(name)'; \(hint ?? "expected one of \(vocabulary.fixers.joined(separator: ", "))")")
        }
        return name
    }

    /// The numbers that are within bounds once the advice is followed.
    private func reaches() throws(RuleFileError) -> [String: FactReach] {
        guard let value = try file.required("fix").mapping("'fix'", keys: Self.fixKeys)["reaches"] else { return [:] }
        let entries = if case .sequence = value.node { try value.sequence("'reaches'") } else { [value] }
        var reaches: [String: FactReach] = [:]
        for entry in entries {
            let mapping = try entry.mapping("'reaches'", keys: ["fact", "at-least", "at-most", "plus"])
            let name = try MatchReader(vocabulary: vocabulary).factName(mapping.required("fact"))
            if let plus = mapping["plus"] {
                reaches[name] = .plus(try plus.text("'plus'"))
                continue
            }
            let bound = FactBound(
                atLeast: try mapping["at-least"]?.number("'at-least'"), atMost: try mapping["at-most"]?.number("'at-most'"))
            guard bound != FactBound() else { throw entry.error("'reaches' needs at-least, at-most or plus") }
            reaches[name] = .bound(bound)
        }
        return reaches
    }

    /// A text that may name `{values}`: the same ones in every language.
    private func template(_ value: YAMLValue, _ what: String) throws(RuleFileError) -> LocalizedText {
        let text = try Self.localized(value, what)
        guard Set(MessageTemplate.names(in: text.en)) == Set(MessageTemplate.names(in: text.zh)) else {
            throw value.error("\(what) must name the same {values} in every language")
        }
        return text
    }

    private func equivalents() throws(RuleFileError) -> Rule.Equivalents {
        guard let value = file["equivalents"] else { return Rule.Equivalents() }
        let mapping = try value.mapping("'equivalents'", keys: ["spamassassin", "rspamd"])
        return Rule.Equivalents(
            spamassassin: try mapping["spamassassin"]?.texts("'spamassassin'") ?? [], rspamd: try mapping["rspamd"]?.texts("'rspamd'") ?? []
        )
    }

    private func references() throws(RuleFileError) -> [Rule.Reference] {
        var references: [Rule.Reference] = []
        for entry in try file.required("references").sequence("'references'") {
            let mapping = try entry.mapping("a reference", keys: ["title", "url"])
            let url = try mapping.required("url")
            let address = try url.text("'url'")
            guard address.hasPrefix("https://") || address.hasPrefix("http://") else { throw url.error("'url' must be a web address") }
            references.append(Rule.Reference(title: try mapping.required("title").text("'title'"), url: address))
        }
        return references
    }

    static func localized(_ value: YAMLValue, _ what: String) throws(RuleFileError) -> LocalizedText {
        let mapping = try value.mapping(what, keys: ReportLanguage.allCases.map(\.rawValue))
        let en = try mapping.required("en").text("the English of \(what)")
        let zh = try mapping.required("zh").text("the Chinese of \(what)")
        return LocalizedText(en: Self.trimmed(en), zh: Self.trimmed(zh))
    }

    /// Folded YAML scalars end in a line end.
    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        return String(text)
    }
}
