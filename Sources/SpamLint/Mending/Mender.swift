import MailBytes
import SpamLintCore
import SpamLintFixes

/// Mends one message or template in rounds: what fits together is done together, the rest waits for the next round, until nothing changes any more.
///
/// Every round is judged. What would raise our score or a receiver's is not done, nor is what leaves its finding as it was.
struct Mender {
    private let linter: Linter
    private let request: MendingRequest
    private let omitted: Set<RuleID>
    private let judge: ([UInt8]) -> Judgement
    private(set) var bytes: [UInt8]
    private(set) var state: Judgement
    private(set) var mended: Set<RuleID> = []

    /// Rounds, and states that are judged: a message that needs more has fixes that undo each other.
    private static let rounds = 60
    private static let judgements = 200
    private var judged = 1
    /// Which way of mending is next for a rule; the first where nothing stands here.
    private var variants: [RuleID: Int] = [:]

    /// - Parameters:
    ///   - omitted: Rules whose findings stay as they are.
    ///   - judge: Reads the bytes of one state.
    init(
        _ bytes: [UInt8], linter: Linter, request: MendingRequest, besides omitted: Set<RuleID> = [],
        judge: @escaping ([UInt8]) -> Judgement
    ) {
        self.linter = linter
        self.request = request
        self.omitted = omitted
        self.judge = judge
        self.bytes = bytes
        state = judge(bytes)
    }

    /// The edits that mend what one rule found.
    private struct Proposal {
        let rule: RuleID
        let fixer: String
        let variants: Int
        let edits: [Edit]
    }

    mutating func run() {
        mend()
        guard !mended.isEmpty, let edits = state.edits(Workpiece(state.facts, settings: request.settings).lengthRemoval), !edits.isEmpty
        else {
            return
        }
        bytes = EditList.apply(edits, to: bytes)
        state = judge(bytes)
    }

    private mutating func mend() {
        var refused: Set<RuleID> = []
        var isChangedSince = false
        for _ in 0..<Self.rounds where judged < Self.judgements {
            let proposals = proposals(without: refused)
            guard let joined = Self.joined(proposals) else {
                // What was no good before may be now.
                guard isChangedSince, !refused.isEmpty else { return }
                refused = []
                variants = [:]
                isChangedSince = false
                continue
            }
            if take(joined.edits, for: joined.taken) {
                isChangedSince = true
            } else if joined.taken.count == 1 {
                refuse(joined.taken[0], &refused)
            } else if takeSome(of: joined.taken, &refused) {
                isChangedSince = true
            }
        }
    }

    /// Takes those that are good, each on its own; the others are refused, or will be tried in another way.
    private mutating func takeSome(of proposals: [Proposal], _ refused: inout Set<RuleID>) -> Bool {
        var good: [Proposal] = []
        for proposal in proposals {
            if state(after: proposal.edits, for: [proposal]) != nil { good.append(proposal) } else { refuse(proposal, &refused) }
        }
        guard let first = good.first else { return false }
        if let together = Self.joined(good), take(together.edits, for: together.taken) { return true }
        return take(first.edits, for: [first])
    }

    private mutating func refuse(_ proposal: Proposal, _ refused: inout Set<RuleID>) {
        let next = variants[proposal.rule, default: 0] + 1
        if next < proposal.variants { variants[proposal.rule] = next } else { refused.insert(proposal.rule) }
    }

    /// What is made of the text comes last, when the text is as it will be.
    private func proposals(without refused: Set<RuleID>) -> [Proposal] {
        let work = Workpiece(state.facts, settings: request.settings)
        guard work.isMendable else { return [] }
        let first = proposals(without: refused, in: work) { !Self.copies.contains($0) }
        return first.isEmpty ? proposals(without: refused, in: work) { Self.copies.contains($0) } : first
    }

    /// Fixers that write a part's text from another part's.
    private static let copies: Set<String> = ["plain-part", "plain-part-anew"]

    private func proposals(without refused: Set<RuleID>, in work: Workpiece, by isAsked: (String) -> Bool) -> [Proposal] {
        state.found.compactMap { rule, evidence in
            guard !refused.contains(rule.id), !omitted.contains(rule.id), let fixer = linter.fixer(for: rule, request), isAsked(fixer.name),
                let fix = fixer.fix(evidence, in: work, variant: variants[rule.id] ?? 0), request.allowsUnsafe || fix.safety == .safe,
                let edits = state.edits(fix.edits) ?? state.edits(some(of: evidence, of: rule.id, by: fixer, in: work)), !edits.isEmpty
            else { return nil }
            return Proposal(rule: rule.id, fixer: fixer.name, variants: fixer.variants, edits: edits)
        }
    }

    /// The edits for those findings of a template that can be mended in it, each by itself.
    private func some(of evidence: [Evidence], of rule: RuleID, by fixer: Fixer, in work: Workpiece) -> [Edit] {
        guard evidence.count > 1 else { return [] }
        let each = evidence.prefix(LintWork.placesPerRule).compactMap { fixer.fix([$0], in: work, variant: variants[rule] ?? 0) }
            .filter { request.allowsUnsafe || $0.safety == .safe }.map(\.edits).filter { state.edits($0) != nil }
        return EditList.ordered(each.flatMap { $0 }) ?? []
    }

    /// As many as do not get in each other's way, in order; nil without any.
    private static func joined(_ proposals: [Proposal]) -> (edits: [Edit], taken: [Proposal])? {
        var edits: [Edit] = []
        var taken: [Proposal] = []
        for proposal in proposals {
            // Two rules may see the same fault, which is mended once: what the first leaves over is for the next round.
            if taken.contains(where: { $0.fixer == proposal.fixer || $0.edits == proposal.edits }) { continue }
            guard areApart(proposal.edits, edits), let all = EditList.ordered(edits + proposal.edits) else { continue }
            edits = all
            taken.append(proposal)
        }
        return taken.isEmpty ? nil : (edits, taken)
    }

    /// Whether no edit of one touches one of the other; insertions at one place do not.
    ///
    /// - Parameter others: In order, none touching the next.
    private static func areApart(_ edits: [Edit], _ others: [Edit]) -> Bool {
        edits.allSatisfy { edit in
            var index = others.indices.partitioningIndex { others[$0].range.upperBound >= edit.range.lowerBound }
            while index < others.count, others[index].range.lowerBound <= edit.range.upperBound {
                guard edit.range.isEmpty, others[index].range.isEmpty else { return false }
                index += 1
            }
            return true
        }
    }

    /// The state after edits; nil where it is no better.
    private mutating func state(after edits: [Edit], for proposals: [Proposal]) -> (bytes: [UInt8], state: Judgement)? {
        let new = EditList.apply(edits, to: bytes)
        guard new != bytes else { return nil }
        judged += 1
        let next = judge(new)
        guard next.isNoWorse(than: state) else { return nil }
        for proposal in proposals {
            let (before, after) = (state.places(of: proposal.rule), next.places(of: proposal.rule))
            // Of many places some checks know only the first ones.
            guard after < before || after == before && before >= LintWork.placesPerRule else { return nil }
        }
        return (new, next)
    }

    private mutating func take(_ edits: [Edit], for proposals: [Proposal]) -> Bool {
        guard let (new, next) = state(after: edits, for: proposals) else { return false }
        bytes = new
        state = next
        mended.formUnion(proposals.map(\.rule))
        return true
    }
}

extension Linter {
    /// What mends the findings of a rule, where it is asked for.
    func fixer(for rule: Rule, _ request: MendingRequest) -> Fixer? {
        guard let name = rule.mend, let fixer = FixerTable.fixer(name), request.allowsUnsafe || fixer.safety == .safe else { return nil }
        return request.selected.isEmpty || request.selected.contains(rule.id.name) ? fixer : nil
    }
}
