import MailGate
import NIOCore
import SpamLint
import SpamLintCore
import SpamLintReport

extension JudgingPool {
    /// What a client of spamd is told.
    func answer(_ request: SpamdRequest, on loop: any EventLoop, as job: JudgingJob) -> EventLoopFuture<SpamdAnswer> {
        let judge = gate.state.judge
        return self.judge(request.message, Envelope(), at: .spamd, on: loop, as: job).map { judged in
            Self.answer(request, judged, by: judge)
        }
    }

    private static func answer(_ request: SpamdRequest, _ judged: Judged, by judge: LinterPool.Judge) -> SpamdAnswer {
        let report = judged.report
        var symbols: [String] = []
        for finding in report.findings {
            let symbol = SymbolName.of(finding.rule.id)
            if symbols.last != symbol, !symbols.contains(symbol) { symbols.append(symbol) }
        }
        var answer = SpamdAnswer(
            isSpam: report.verdict == .fail, score: report.score.tenths, threshold: report.limits.fail.tenths, symbols: symbols)
        switch request.command {
        case .report, .reportIfSpam: answer.report = text(report, by: judge)
        case .process, .headers:
            answer.message = MarkedMessage(
                request.message,
                marks: SpamMarks(
                    isSpam: answer.isSpam, score: answer.score, threshold: answer.threshold, tests: symbols,
                    version: "spamlint-\(SpamLintVersion.current)", fields: GateFields.fields(for: report)))
        default: break
        }
        return answer
    }

    private static func text(_ report: Report, by judge: LinterPool.Judge) -> [UInt8] {
        var file = LintedFile(path: "message", reports: [report])
        file.bar = judge.bar
        file.limit = judge.limit
        return ReportFormat.text.document(on: file, ReportOptions(language: judge.settings.language ?? .english))
    }
}
