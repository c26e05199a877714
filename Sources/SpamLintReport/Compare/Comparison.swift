public import SpamLintCore

/// What changed between two versions of a message.
public struct Comparison: Sendable {
    /// What one receiver says of both versions.
    public struct Receiver: Sendable {
        public let before: ReceiverVerdict
        public let after: ReceiverVerdict

        public var gone: [ReceiverVerdict.Charge] { before.charges.filter { points(of: $0.symbol, in: after) == nil } }
        public var come: [ReceiverVerdict.Charge] { after.charges.filter { points(of: $0.symbol, in: before) == nil } }

        /// Symbols of both versions whose points differ.
        public var changed: [(name: String, before: Points, after: Points)] {
            before.charges.compactMap { charge in
                guard let after = points(of: charge.symbol, in: after), after != charge.points else { return nil }
                return (charge.symbol.name, charge.points, after)
            }
        }

        private func points(of symbol: ReceiverSymbol, in verdict: ReceiverVerdict) -> Points? {
            verdict.charges.first { $0.symbol.name == symbol.name }?.points
        }
    }

    public let before: Report
    public let after: Report
    /// Findings that only the first version has, and those that only the second has: by rule and text, wherever they stand.
    public let gone: [Finding]
    public let come: [Finding]
    /// Receivers that judged both.
    public let receivers: [Receiver]

    public init(_ before: Report, _ after: Report) {
        self.before = before
        self.after = after
        gone = Self.excess(of: before.findings, over: after.findings)
        come = Self.excess(of: after.findings, over: before.findings)
        receivers = before.receivers.compactMap { old in
            after.receivers.first { $0.profile.id == old.profile.id }.map { Receiver(before: old, after: $0) }
        }
    }

    private struct Key: Hashable {
        let rule: RuleID
        let text: String?
    }

    /// The findings of `some` that `others` have no like for; where both have several alike, the first ones are matched.
    private static func excess(of some: [Finding], over others: [Finding]) -> [Finding] {
        var counts: [Key: Int] = [:]
        for finding in others { counts[Key(rule: finding.rule.id, text: finding.text), default: 0] += 1 }
        return some.filter { finding in
            let key = Key(rule: finding.rule.id, text: finding.text)
            guard let count = counts[key], count > 0 else { return true }
            counts[key] = count - 1
            return false
        }
    }
}
