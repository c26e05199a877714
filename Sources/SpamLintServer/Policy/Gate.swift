public import MailGate
public import SpamLint
import SpamLintCore
import Synchronization

/// Judges messages for every door. Safe to share between threads; what it judges by can be exchanged while it works, and each message is
/// judged by one state alone.
public final class Gate: Sendable {
    /// What messages are judged by.
    public struct State: Sendable {
        public let judge: LinterPool.Judge
        public let policy: Policy

        /// - Throws: What is wrong with the settings or with rule files, a line each.
        public init(_ configuration: DaemonConfiguration) throws(ConfigurationError) {
            var flags = Settings()
            // Whoever writes the message would otherwise decide what is held against it.
            if !configuration.honoursInline { flags.set("inline", to: .flag(false), flag: "inline-suppressions") }
            var pool = try LinterPool(configuration.settingsFile.map { .file($0) } ?? .none, flags: flags, usesCache: false)
            let index = try pool.judge(for: Gate.name)
            judge = pool.judges[index]
            policy = configuration.policy
            for rule in policy.rules {
                for name in rule.condition.rules where !judge.linter.rules.contains(where: { $0.id.name == name }) {
                    let hint = judge.linter.nearestRule(to: name).map { "did you mean '\($0)'?" } ?? "'spamlint rules' lists them"
                    throw ConfigurationError(lines: ["policy: there is no rule '\(name)'; \(hint)"])
                }
            }
        }
    }

    /// It is a message, whatever it looks like.
    private static let name = "message.eml"

    private let current: Mutex<State>

    public init(_ state: State) { current = Mutex(state) }

    public var state: State { current.withLock { $0 } }
    public var linter: Linter { state.judge.linter }

    /// From the next message on, `state` holds.
    public func exchange(for state: State) { current.withLock { $0 = state } }

    /// O(bytes), on the caller's thread; where the policy mends, once for each state that mending tries.
    public func judge(_ message: [UInt8], _ envelope: Envelope) -> Judged {
        let state = state
        let linter = state.judge.linter
        let report = linter.lint(message, named: Self.name)
        let action = state.policy.action(for: report, envelope)
        var ruling = Ruling(.accept, removedFields: GateFields.forged)
        switch action {
        case .accept, .alert: break
        case .tag: ruling.fields = GateFields.fields(for: report)
        case .fix:
            if let mended = try? linter.mend(message, named: Self.name, linter.mendingRequest), mended.isChanged {
                ruling.mended = mended.bytes
                ruling.fields = GateFields.fields(for: linter.lint(mended.bytes, named: Self.name))
            } else {
                ruling.fields = GateFields.fields(for: report)
            }
        case .quarantine:
            ruling.outcome = .quarantine(Self.reason(report))
            ruling.fields = GateFields.fields(for: report)
        // Fields go on a bounce, which is never refused.
        case .tempfail(let status, let text):
            ruling.fields = GateFields.fields(for: report)
            ruling.outcome = .tempfail(MailReply(code: 451, status: status, text: text ?? Self.reason(report)))
        case .reject(let status, let text):
            ruling.fields = GateFields.fields(for: report)
            ruling.outcome = .reject(MailReply(code: 550, status: status, text: text ?? Self.reason(report)))
        }
        return Judged(report: report, action: action, ruling: ruling)
    }

    /// The weightiest finding, in words.
    private static func reason(_ report: Report) -> String {
        let first = report.findings.max { left, right in
            (left.rule.severity, left.rule.points) < (right.rule.severity, right.rule.points)
        }
        let score = "spamlint: score \(report.score), \(report.verdict.rawValue)"
        guard let first else { return score }
        return "\(score); \(first.rule.id.name): \(first.message(in: .english))"
    }
}
