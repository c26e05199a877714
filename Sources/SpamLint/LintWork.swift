import MailBytes
import MailMessage
import SpamLintChecks
import SpamLintCore
import SpamLintFixes
import SpamLintReport

/// The messages of one file, linted one after the other.
final class LintWork {
    private let linter: Linter
    private let file: [UInt8]
    private let input: Input
    private let ranges: [Range<Int>]
    private let path: String
    private let details: ReportDetails
    /// Made when a message first has a finding.
    private lazy var lines = LineIndex(of: file)

    init(linter: Linter, file: [UInt8], input: Input, path: String, details: ReportDetails = .none) {
        self.linter = linter
        self.file = file
        self.input = input
        ranges = input.messageRanges
        self.path = path
        self.details = details
    }

    /// Messages in the file; at least one.
    var count: Int { max(1, ranges.count) }

    func report(on index: Int) -> Report {
        let message = message(index)
        let facts = Facts(of: message, now: linter.configuration.clock)
        return linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: facts, messageClass: linter.configuration.messageClass, scratch: scratch)
            let found = engine.findings(besides: linter.disabled)
            let findings = locate(found, facts: facts)
            let sheet = ScoreSheet(findings, categories: linter.catalogue.categories)
            return Report(
                path: path, message: number(index), messageClass: engine.messageClass, findings: findings, sheet: sheet,
                receivers: engine.receivers(), prospect: prospect(engine, found: found),
                view: details.view ? MessageView(facts, found: found) : nil)
        }
    }

    private func prospect(_ engine: Engine, found: [(rule: Rule, evidence: [Evidence])]) -> Prospect {
        var prospect = Prospect()
        guard details.asksForProspect else { return prospect }
        let reappraisal = Reappraisal(engine, found: found, besides: linter.disabled, categories: linter.catalogue.categories)
        if details.gains {
            for rule in reappraisal.rules {
                prospect.gains[rule.id] =
                    outlook(editing: rule, found: found, facts: engine.facts)
                    ?? reappraisal.outlook(mending: CollectionOfOne(rule))
            }
        }
        if details.bandExits { prospect.bandExits = reappraisal.bandExits() }
        prospect.target = details.target.map { reappraisal.plan(under: $0) }
        return prospect
    }

    /// How the message would be judged with the edits made that mend a rule's findings; nil where there are none, or where some of the
    /// findings would be left.
    private func outlook(editing rule: Rule, found: [(rule: Rule, evidence: [Evidence])], facts: Facts) -> Outlook? {
        guard let fixer = rule.mend.flatMap(FixerTable.fixer), let evidence = found.first(where: { $0.rule === rule })?.evidence,
            let fix = fixer.fix(evidence, in: Workpiece(facts, settings: MendingSettings()))
        else { return nil }
        let start = facts.message.range.lowerBound
        let edits = fix.edits.map { Edit($0.range.lowerBound - start..<$0.range.upperBound - start, $0.replacement) }
        let bytes = EditList.apply(edits, to: Array(facts.message.source[facts.message.range]))
        let judgement = Judgement(of: bytes, form: input.form, by: linter)
        guard judgement.places(of: rule.id) == 0 else { return nil }
        return Outlook(score: judgement.score, receivers: judgement.receivers)
    }

    func inspection(of index: Int) -> Inspection {
        let message = message(index)
        let facts = Facts(of: message, now: linter.configuration.clock)
        return linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: facts, messageClass: linter.configuration.messageClass, scratch: scratch)
            return Inspection(
                path: path, message: number(index), facts: engine.facts, measured: engine.measurements(of: FactTable.all)
            ) { [input] in input.place(of: message.place(of: $0)) }
        }
    }

    private func message(_ index: Int) -> Message {
        Message(parsing: input.bytes, range: ranges.indices.contains(index) ? ranges[index] : nil, form: input.form)
    }

    private func number(_ index: Int) -> Int? { input.kind == .mbox ? index + 1 : nil }

    private func locate(_ found: [(rule: Rule, evidence: [Evidence])], facts: Facts) -> [Finding] {
        let locator = Locator(facts: facts, lines: lines) { [input] in input.place(of: $0) }
        let work = details.edits && input.bytes == file ? Workpiece(facts, settings: MendingSettings()) : nil
        var findings: [Finding] = []
        for (rule, evidence) in found {
            let fixer = work == nil ? nil : rule.mend.flatMap(FixerTable.fixer)
            var told: Set<Range<Int>> = []
            for one in evidence.prefix(Self.placesPerRule) {
                let location = locator.location(of: one.place)
                // A preheader is the beginning of the text, too.
                if !location.range.isEmpty, !told.insert(location.range).inserted { continue }
                var finding = Finding(
                    rule: rule, location: location, text: locator.quote(one), disguised: one.disguised, values: one.values,
                    excerpt: details.excerpts ? locator.excerpt(of: one.place) : nil)
                if let work { finding.fix = fixer?.fix([one], in: work) }
                findings.append(finding)
            }
        }
        return ordered(findings)
    }

    /// In the order of their places; rules at one place by name. Numbers are sorted in their stead, for findings are large.
    private func ordered(_ findings: [Finding]) -> [Finding] {
        let places = findings.map(\.location.range)
        let order = findings.indices.sorted { a, b in
            if places[a].lowerBound != places[b].lowerBound { return places[a].lowerBound < places[b].lowerBound }
            if places[a].upperBound != places[b].upperBound { return places[a].upperBound < places[b].upperBound }
            if findings[a].rule === findings[b].rule { return a < b }
            return findings[a].rule.id < findings[b].rule.id
        }
        return order.map { findings[$0] }
    }

    /// Places that are told of one rule: enough to see a pattern, few enough to read.
    static let placesPerRule = 50
}
