import MailBytes
import MailMessage
import MailTemplate
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
    /// The file as a template; nil for mail.
    private let template: TemplateSource?
    /// The mail objects of a list of several; empty for every other file.
    private let objects: [TemplateSource]
    /// Made when a message first has a finding.
    private lazy var lines = LineIndex(of: file)

    init(
        linter: Linter, file: [UInt8], input: Input, path: String, details: ReportDetails = .none, template: TemplateSource? = nil,
        objects: [TemplateSource] = []
    ) {
        self.linter = linter
        self.file = file
        self.input = input
        ranges = input.messageRanges
        self.path = path
        self.details = details
        self.objects = objects
        self.template =
            template ?? objects.first
            ?? TemplateSource(input, named: path, context: linter.configuration.templates, clock: linter.configuration.clock)
    }

    /// Messages in the file; at least one.
    var count: Int { objects.isEmpty ? max(1, ranges.count) : objects.count }

    func report(on index: Int) -> Report {
        if objects.indices.contains(index) { return report(on: objects[index], number: index + 1) }
        if let template { return report(on: template) }
        let message = message(index)
        let facts = facts(of: message)
        return linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: facts, messageClass: linter.configuration.messageClass, scratch: scratch)
            let found = engine.findings(besides: linter.disabled)
            let (findings, suppressed) = locate(found, facts: facts, with: locator(of: facts), editing: { $0 })
            let sheet = ScoreSheet(findings, categories: linter.catalogue.categories)
            var report = Report(
                path: path, message: number(index), messageClass: engine.messageClass, findings: findings, sheet: sheet,
                receivers: engine.receivers(), prospect: prospect(engine, found: found, left: findings, suppressed: suppressed),
                view: details.view ? MessageView(facts, found: found) : nil)
            report.suppressed = suppressed
            report.limits = linter.configuration.verdictLimits
            return report
        }
    }

    private func facts(of message: Message, template: TemplateReading? = nil) -> Facts {
        Facts(of: message, now: linter.configuration.clock, template: template, senderSites: linter.configuration.senderSites)
    }

    private func prospect(
        _ engine: Engine, found: [(rule: Rule, evidence: [Evidence])], left: [Finding], suppressed: [SuppressedFinding]
    ) -> Prospect {
        var prospect = Prospect()
        guard details.asksForProspect else { return prospect }
        // Rules whose findings are all suppressed count for nothing, now and with something mended.
        let counted = suppressed.isEmpty ? [] : Set(left.map(\.rule.id))
        let silent = Set(suppressed.map(\.finding.rule.id)).subtracting(counted)
        let reappraisal = Reappraisal(
            engine, found: found.filter { !silent.contains($0.rule.id) }, besides: linter.disabled.union(silent),
            categories: linter.catalogue.categories)
        if details.gains {
            for rule in reappraisal.rules {
                prospect.gains[rule.id] =
                    (template == nil ? outlook(editing: rule, found: found, facts: engine.facts) : nil)
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
            let fix = fixer.fix(evidence, in: Workpiece(facts, settings: MendingSettings(linter.configuration.sender)))
        else { return nil }
        let start = facts.message.range.lowerBound
        let edits = fix.edits.map { Edit($0.range.lowerBound - start..<$0.range.upperBound - start, $0.replacement) }
        let bytes = EditList.apply(edits, to: Array(facts.message.source[facts.message.range]))
        let judgement = Judgement(of: bytes, form: input.form, by: linter)
        guard judgement.places(of: rule.id) == 0 else { return nil }
        return Outlook(score: judgement.score, receivers: judgement.receivers)
    }

    // MARK: Templates

    /// The first arm of every condition is what is reported on; the other arms add what is found inside them, and what they lack.
    ///
    /// - Parameter number: Of the message in its file, from 1.
    private func report(on template: TemplateSource, number: Int? = nil) -> Report {
        let first = template.rendition(0)
        var messageClass = linter.configuration.messageClass ?? template.messageClass
        var reading = first.template
        if template.variants > 1 {
            let (told, missing) = linter.scratches.with { scratch in
                let engine = Engine(plan: linter.plan, facts: read(first), messageClass: messageClass, scratch: scratch)
                let found = engine.findings(besides: linter.disabled)
                return (engine.messageClass, Set(found.map(\.rule.id).filter(BranchLack.isAbout)))
            }
            messageClass = told
            reading?.lacks = BranchLack.lacks(of: template, first: missing) { rendition in
                findings(in: rendition, as: told) { BranchLack.isAbout($0.id) }.map(\.rule.id)
            }
        }
        let facts = facts(of: first.message, template: reading)
        // What only some renditions lack is told once, as that.
        let told = linter.disabled.union((reading?.lacks ?? []).map { RuleID($0.rule) })
        return linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: facts, messageClass: messageClass, scratch: scratch)
            let found = engine.findings(besides: told)
            var (findings, suppressed) = locate(
                found, facts: facts, with: locator(of: facts, first, template), editing: editing(template, first, within: nil))
            for variant in 1..<max(2, template.variants) where variant < template.variants {
                findings += inside(template, variant: variant, as: engine.messageClass, besides: findings)
            }
            // What lies in a file beside the template is told where that file is linted.
            findings = ordered(findings.filter { $0.location.range.upperBound <= file.count })
            let sheet = ScoreSheet(findings, categories: linter.catalogue.categories)
            var report = Report(
                path: path, message: number, messageClass: engine.messageClass, findings: findings, sheet: sheet,
                receivers: engine.receivers(), prospect: prospect(engine, found: found, left: findings, suppressed: suppressed),
                view: details.view ? MessageView(facts, found: found) : nil)
            report.suppressed = suppressed
            report.limits = linter.configuration.verdictLimits
            return report
        }
    }

    private func read(_ rendition: TemplateSource.Rendition) -> Facts {
        facts(of: rendition.message, template: rendition.template)
    }

    private func findings(
        in rendition: TemplateSource.Rendition, as messageClass: MessageClass, where isAsked: (Rule) -> Bool
    ) -> [(rule: Rule, evidence: [Evidence])] {
        let others = linter.rules.filter { !isAsked($0) }.map(\.id)
        return linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: read(rendition), messageClass: messageClass, scratch: scratch)
            return engine.findings(besides: linter.disabled.union(others))
        }
    }

    /// What is found in the arms that a variant takes and the first does not.
    private func inside(
        _ template: TemplateSource, variant: Int, as messageClass: MessageClass, besides known: [Finding]
    ) -> [Finding] {
        let arms = template.ownArms(of: variant)
        guard !arms.isEmpty else { return [] }
        let rendition = template.rendition(variant)
        let facts = read(rendition)
        let found = linter.scratches.with { scratch in
            Engine(plan: linter.plan, facts: facts, messageClass: messageClass, scratch: scratch).findings(besides: linter.disabled)
        }
        return locate(
            found, facts: facts, with: locator(of: facts, rendition, template), editing: editing(template, rendition, within: arms),
            asksMessage: false
        ).findings.filter { finding in
            let range = finding.location.range
            return !range.isEmpty && arms.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
                && !known.contains { $0.rule === finding.rule && $0.location.range == range }
        }
    }

    /// Nil where the file is no text that can be edited as it stands.
    ///
    /// - Parameter arms: What edits may touch, in bytes of the file; nil for all of it.
    private func editing(
        _ template: TemplateSource, _ rendition: TemplateSource.Rendition, within arms: [Range<Int>]?
    ) -> (([Edit]) -> [Edit]?)? {
        guard details.edits, input.bytes == file, !TemplateSource.isJSON(input, named: path) else { return nil }
        return TemplateEdits(file, template, rendition, within: arms).edits
    }

    private func locator(of facts: Facts, _ rendition: TemplateSource.Rendition, _ template: TemplateSource) -> Locator {
        let way = TemplateWay(
            file: file, toFile: { [input] in input.place(of: template.toInput($0)) },
            holdsToken: { [file, input] in file.count == input.bytes.count && template.holdsToken($0) })
        return Locator(facts: facts, lines: lines, template: way) { [input] in input.place(of: rendition.way($0)) }
    }

    func inspection(of index: Int) -> Inspection {
        if objects.indices.contains(index) { return inspection(of: objects[index], number: index + 1) }
        if let template { return inspection(of: template) }
        let message = message(index)
        let facts = facts(of: message)
        return linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: facts, messageClass: linter.configuration.messageClass, scratch: scratch)
            return Inspection(
                path: path, message: number(index), facts: engine.facts, measured: engine.measurements(of: FactTable.all)
            ) { [input] in input.place(of: message.place(of: $0)) }
        }
    }

    private func inspection(of template: TemplateSource, number: Int? = nil) -> Inspection {
        let rendition = template.rendition(0)
        var reading = rendition.template
        reading?.placeholders = template.reading?.placeholders ?? []
        let facts = facts(of: rendition.message, template: reading)
        let given = linter.configuration.messageClass ?? template.messageClass
        return linter.scratches.with { scratch in
            let engine = Engine(plan: linter.plan, facts: facts, messageClass: given, scratch: scratch)
            return Inspection(
                path: path, message: number, facts: engine.facts, measured: engine.measurements(of: FactTable.all),
                tokenRange: { [input] in input.place(of: template.toInput($0)) }
            ) { [input] in input.place(of: rendition.toInput($0)) }
        }
    }

    private func message(_ index: Int) -> Message {
        Message(parsing: input.bytes, range: ranges.indices.contains(index) ? ranges[index] : nil, form: input.form)
    }

    private func number(_ index: Int) -> Int? { input.kind == .mbox ? index + 1 : nil }

    private func locator(of facts: Facts) -> Locator { Locator(facts: facts, lines: lines) { [input] in input.place(of: $0) } }

    /// - Parameter editing: Turns edits of the message into edits of the file, where they can be made there.
    private func locate(
        _ found: [(rule: Rule, evidence: [Evidence])], facts: Facts, with locator: Locator, editing: (([Edit]) -> [Edit]?)? = nil,
        asksMessage: Bool = true
    ) -> (findings: [Finding], suppressed: [SuppressedFinding]) {
        let work =
            editing != nil && details.edits && input.bytes == file
            ? Workpiece(facts, settings: MendingSettings(linter.configuration.sender)) : nil
        var wishes = asksMessage ? suppressions(facts: facts, locator: locator) : nil
        var findings: [Finding] = []
        var suppressed: [SuppressedFinding] = []
        for (rule, evidence) in found {
            let fixer = work == nil ? nil : rule.mend.flatMap(FixerTable.fixer)
            var told: Set<Range<Int>> = []
            let first = findings.count
            let isNamed = wishes?.names(rule.id) ?? false
            for one in isNamed ? evidence[...] : evidence.prefix(Self.placesPerRule) {
                let location = locator.location(of: one.place)
                // A preheader is the beginning of the text, too.
                if !location.range.isEmpty, !told.insert(location.range).inserted { continue }
                let wish = isNamed ? wishes?.wish(for: rule.id, at: one.place, location) : nil
                if wish == nil, findings.count - first >= Self.placesPerRule { continue }
                var finding = Finding(
                    rule: rule, location: location, text: locator.quote(one), disguised: one.disguised, values: one.values,
                    excerpt: details.excerpts ? locator.excerpt(of: one.place) : nil)
                guard let wish else {
                    if let work, let fix = fixer?.fix([one], in: work), let edits = editing?(fix.edits) {
                        finding.fix = Fix(fix.safety, edits)
                    }
                    findings.append(finding)
                    continue
                }
                guard suppressed.last.map({ $0.finding.rule !== rule }) ?? true || suppressed.count < Self.suppressedPlaces else {
                    continue
                }
                suppressed.append(
                    SuppressedFinding(finding, origin: .inline, reason: wish.wish.reason ?? "", line: wish.location.line))
            }
        }
        if let wishes { findings += SuppressionRules(linter: linter).findings(on: wishes.entries) }
        return (ordered(findings), suppressed)
    }

    /// What the message wants left out; nil where it wants nothing, or where nobody asks it.
    private func suppressions(facts: Facts, locator: Locator) -> InlineSuppressions? {
        guard linter.configuration.honoursInline else { return nil }
        let wishes = InlineSuppressions(facts: facts, input: input, locator: locator) { [self] range in
            let range = input.place(of: range)
            let start = lines.position(of: range.lowerBound)
            let end = lines.position(of: range.upperBound)
            return Location(
                line: start.line, column: start.column, endLine: end.line, endColumn: end.column, range: range, part: nil, field: nil)
        }
        return wishes.isEmpty ? nil : wishes
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
    /// Suppressed findings that a report keeps, besides one of each rule.
    private static let suppressedPlaces = 1_000
}
