import Dispatch
import Hummingbird
import MailGate
import SpamLint
import SpamLintCore
import SpamLintReport

extension JudgingPool {
    /// A report as it is sent to a client.
    ///
    /// - Throws: 422 for what is no message.
    func report(on body: MailBody, as format: ReportFormat, in language: ReportLanguage, gains: Bool) async throws -> [UInt8] {
        let judge = gate.state.judge
        var details = ReportDetails.none
        details.excerpts = format.showsExcerpts
        details.view = format.showsMessages
        details.edits = format.showsEdits
        details.gains = gains || format == .html
        let asked = details
        let begin = DispatchTime.now().uptimeNanoseconds
        let (bytes, name) = (body.bytes, body.name)
        let metrics = metrics
        return try await run {
            let reports: [Report]
            do throws(FileError) {
                reports = try judge.linter.reports(on: bytes, named: name, details: asked)
            } catch {
                metrics.refused("no-message", at: .http)
                throw HTTPError(.unprocessableContent, message: error.reason(in: language))
            }
            let seconds = Double(DispatchTime.now().uptimeNanoseconds &- begin) / 1e9
            for report in reports {
                metrics.judged(Judged(report: report, action: .accept, ruling: Ruling(.accept)), at: .http, seconds: seconds)
            }
            return Self.written(reports, of: bytes, named: name, as: format, in: language, judge)
        }
    }

    private static func written(
        _ reports: [Report], of bytes: [UInt8], named name: String, as format: ReportFormat, in language: ReportLanguage,
        _ judge: LinterPool.Judge
    ) -> [UInt8] {
        var options = ReportOptions(language: language)
        options.version = SpamLintVersion.current
        options.showsReceivers = format == .html
        var file = LintedFile(path: name, source: format.needsSource ? bytes : [], reports: reports)
        file.bar = judge.bar
        file.limit = judge.limit
        var summary = RunSummary()
        for report in reports { summary.add(report, bar: judge.bar, limit: judge.limit) }
        var writer = format.writer(options)
        return writer.begin() + writer.write(file) + writer.end(summary)
    }
}
