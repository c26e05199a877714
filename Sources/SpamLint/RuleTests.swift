import SpamLintCatalogue
public import SpamLintCore
public import SpamLintRules

/// Runs the examples of a folder of rules: each bad one must make its rule fire where it is marked, each good one must not.
public enum RuleTests {
    /// - Parameter folder: Of rule files; they are tested beside the built-in ones.
    /// - Throws: What is wrong with the files.
    public static func run(folder: String) throws(ConfigurationError) -> RuleTestOutcome {
        let base = try Linter()
        let own: RuleFolder
        do throws(RuleFolderError) {
            own = try RuleFolder(
                folder, vocabulary: .program(categories: base.catalogue.categories.map(\.name)), profiles: base.catalogue.profiles)
        } catch {
            throw ConfigurationError(lines: error.errors.map(\.description))
        }
        var outcome = RuleTestOutcome()
        for profile in own.profiles {
            outcome.symbols += profile.symbols.count { !$0.symbol.isHidden }
            outcome.examples += profile.symbols.reduce(0) { $0 + $1.examples.count }
            outcome.failures += failures(of: profile)
        }
        for file in own.files {
            outcome.rules += 1
            outcome.examples += file.examples.count + file.fixed.count
            outcome.failures += failures(of: file)
        }
        return outcome
    }

    /// What is wrong with the examples of one rule, a line each.
    public static func failures(of file: RuleFile) -> [String] {
        var failures: [String] = []
        let needed = file.examples.filter(\.isBad).count
        if needed < 2 || file.examples.count - needed < 2 {
            failures.append("\(file.path): rule '\(file.rule.id)' needs at least two bad and two good examples")
        }
        let linter = linter(for: file.rule)
        for example in file.examples {
            if let failure = failure(of: example, rule: file.rule, linter: linter) {
                failures.append("\(example.path):\(example.line): \(failure)")
            }
        }
        if file.rule.mend != nil, file.fixed.isEmpty {
            failures.append("\(file.path): rule '\(file.rule.id)' names a fixer and needs a fixed example, with 'before' and 'after'")
        }
        for example in file.fixed {
            if let failure = failure(of: example, linter: linter) { failures.append("\(example.path):\(example.line): \(failure)") }
        }
        return failures
    }

    /// Whether a rule alone finds something in a message, under the class and the clock of an example.
    public static func fires(_ rule: Rule, on bytes: [UInt8], as example: Example) -> Bool {
        report(on: bytes, by: linter(for: rule), as: example).findings.contains { $0.rule.id == rule.id }
    }

    /// A linter that knows one rule, and the wording of message classes; whose law and demands the rule is about, it is asked for.
    private static func linter(for rule: Rule) -> Linter {
        var configuration = Configuration()
        configuration.markets = rule.grounds.markets
        configuration.providers = rule.grounds.providers
        var rules = [rule]
        // What a branch lacks, other rules ask for.
        if case .check(let call) = rule.match, call.name == "template-branch-lacks" {
            rules += BuiltInCatalogue.load().rules.filter { BranchLack.isAbout($0.id) }
        }
        return Linter(configuration, catalogue: Catalogue(categories: [], rules: rules, classes: BuiltInClasses.phrases))
    }

    static func report(on bytes: [UInt8], by linter: Linter, as example: Example) -> Report {
        var linter = linter
        linter.configuration.messageClass = example.messageClass
        linter.configuration.now = Configuration.seconds(rfc3339: example.now)
        return linter.lint(bytes, named: "example.eml")
    }

    static func failure(of example: Example, rule: Rule, linter: Linter) -> String? {
        guard Configuration.seconds(rfc3339: example.now) != nil else {
            return "'now' must be a time such as \(Example.standardNow), not '\(example.now)'"
        }
        let report = report(on: example.bytes, by: linter, as: example)
        let findings = report.findings.filter { $0.rule.id == rule.id }
        guard example.isBad else {
            guard let finding = findings.first else { return nil }
            let place = "\(finding.location.line):\(finding.location.column)"
            return "'\(rule.id)' fires on a good example, at its line \(place): \(finding.message(in: .english))"
        }
        if findings.isEmpty {
            let other =
                rule.classes.contains(MessageClasses(report.messageClass)) ? "" : " (it was read as \(report.messageClass.rawValue))"
            return "'\(rule.id)' does not fire on a bad example\(other)"
        }
        if let failure = unfilled(rule, in: findings) { return failure }
        guard let mark = example.mark else { return nil }
        if findings.contains(where: {
            mark.lowerBound <= $0.location.range.lowerBound && $0.location.range.upperBound <= mark.upperBound
        }) {
            return nil
        }
        let places = findings.map { "\($0.location.range.lowerBound)..<\($0.location.range.upperBound)" }.joined(separator: ", ")
        return "'\(rule.id)' fires at bytes \(places), not inside the mark at \(mark.lowerBound)..<\(mark.upperBound)"
    }
}

extension RuleTests {
    /// A `{name}` in the texts of a rule that its findings have no value for.
    private static func unfilled(_ rule: Rule, in findings: [Finding]) -> String? {
        for (key, template) in [("message", rule.message), ("advice", rule.advice)] {
            for name in MessageTemplate.names(in: template.en) where findings.contains(where: { $0.value(name) == nil }) {
                return "'\(key)' of '\(rule.id)' names {\(name)}, which its match does not measure"
            }
        }
        return nil
    }
}

/// What came of a run of examples.
public struct RuleTestOutcome: Sendable {
    public var rules = 0
    /// Of receivers' profiles.
    public var symbols = 0
    public var examples = 0
    /// One line each: where, and what is wrong.
    public var failures: [String] = []
}
