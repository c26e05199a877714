import SpamLint

/// Whether a message goes on.
struct GateRuling {
    /// As it goes on.
    var message: [UInt8]
    /// Why it does not; empty where it does.
    var reasons: [String] = []

    init(message: [UInt8]) { self.message = message }

    init(of message: [UInt8], by judge: LinterPool.Judge, mends: Bool, in language: ReportLanguage) {
        self.message = message
        let linter = judge.linter
        if mends, let mended = try? linter.mend(message, named: Self.name, linter.mendingRequest), mended.isChanged {
            self.message = mended.bytes
        }
        let report = linter.lint(self.message, named: Self.name)
        let heavy = judge.bar.map { bar in report.findings.filter { $0.rule.severity >= bar } } ?? []
        let isOver = judge.limit.map { report.reaches($0) } ?? false
        guard isOver || !heavy.isEmpty else { return }
        let told = heavy.isEmpty ? report.findings.filter { $0.rule.points > .zero } : heavy
        reasons = told.prefix(20).map { finding in
            let text = TerminalText.escaped(finding.message(in: language))
            return
                "\(finding.location.line):\(finding.location.column): \(finding.rule.severity.rawValue): \(text) [\(finding.rule.id.name)]"
        }
        switch language {
        case .english: reasons.append("not sent: score \(report.score), \(report.verdict.rawValue)")
        case .chinese: reasons.append("未发送：得分 \(report.score)，\(report.verdict.rawValue)")
        }
    }

    /// It is a message, whatever it looks like.
    private static let name = "message.eml"
}
