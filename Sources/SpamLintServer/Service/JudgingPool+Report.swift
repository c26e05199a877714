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
        return try await run(bytes.count) { [self] job in
            let reports: [Report]
            do throws(FileError) {
                reports = try judge.linter.reports(on: bytes, named: name, details: asked)
            } catch {
                metrics.refused("no-message", at: .http)
                throw HTTPError(.unprocessableContent, message: error.reason(in: language))
            }
            let seconds = Double(DispatchTime.now().uptimeNanoseconds &- begin) / 1e9
            if !job.isAbandoned { for report in reports { tell(report, nil, Envelope(), at: .http, seconds: seconds) } }
            var options = ReportOptions(language: language)
            options.version = SpamLintVersion.current
            options.showsReceivers = format == .html
            var file = LintedFile(path: name, source: format.needsSource ? bytes : [], reports: reports)
            file.bar = judge.bar
            file.limit = judge.limit
            return format.document(on: file, options)
        }
    }
}
