import Logging
import MailGate
import SpamLintCore
import SpamLintReport

/// Says what became of each message: never what is in it, and addresses only where that is asked for.
struct MessageLog: Sendable {
    let logger: Logger
    let addresses: LogSettings.Addresses
    /// New with each start, so that nobody can try addresses against old logs.
    private let salt: [UInt8]

    init(logger: Logger, addresses: LogSettings.Addresses) {
        self.logger = logger
        self.addresses = addresses
        var generator = SystemRandomNumberGenerator()
        salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// - Parameter action: What policy said; nil where nobody asked for more than a report.
    func judged(_ report: Report, _ action: Policy.Action?, _ envelope: Envelope, at door: GateMetrics.Door, milliseconds: Double) {
        let level: Logger.Level = action == .alert ? .warning : .info
        guard logger.logLevel <= level else { return }
        var metadata: Logger.Metadata = [
            "door": "\(door.rawValue)", "score": "\(report.score)", "verdict": "\(report.verdict.rawValue)",
            "class": "\(report.messageClass.rawValue)", "action": "\(action?.name ?? "none")",
            "milliseconds": "\((milliseconds * 100).rounded() / 100)",
        ]
        var rules: [String] = []
        for finding in report.findings where finding.rule.severity > .note && !rules.contains(finding.rule.id.name) {
            rules.append(finding.rule.id.name)
        }
        if !rules.isEmpty { metadata["findings"] = "\(rules.prefix(20).joined(separator: ","))" }
        if let id = envelope.queueID { metadata["queue-id"] = "\(id.prefix(64))" }
        if let sender = envelope.sender { metadata["sender"] = "\(shown(sender))" }
        if let user = envelope.user { metadata["user"] = "\(shown(user))" }
        if !envelope.recipients.isEmpty { metadata["recipients"] = "\(envelope.recipients.count)" }
        logger.log(level: level, "judged", metadata: metadata)
    }

    func failed(_ why: String, _ envelope: Envelope, at door: GateMetrics.Door) {
        var metadata: Logger.Metadata = ["door": "\(door.rawValue)", "reason": "\(why)"]
        if let id = envelope.queueID { metadata["queue-id"] = "\(id.prefix(64))" }
        logger.error("not judged", metadata: metadata)
    }

    private func shown(_ address: String) -> String {
        switch addresses {
        case _ where address.isEmpty: "<>"
        case .plain: String(address.prefix(254))
        case .hash: hash(of: address)
        }
    }

    private func hash(of address: String) -> String {
        var hash = SHA256()
        hash.update(salt)
        hash.update(address.lowercased().utf8)
        return String(hash.finalize().prefix(12))
    }
}
