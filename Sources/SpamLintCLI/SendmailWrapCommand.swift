import ArgumentParser
import SpamLint

/// `spamlint sendmail-wrap -- /usr/sbin/sendmail -t -i`: a gate for programs that hand their mail to a command.
struct SendmailWrapCommand: ParsableCommand {
    /// What becomes of a message that cannot be judged.
    enum Fallback: String, ExpressibleByArgument, CaseIterable { case accept, tempfail }

    static let configuration = CommandConfiguration(
        commandName: "sendmail-wrap", abstract: "Lint a message from standard input, then hand it to a command that sends it.",
        discussion: """
            Exit status: that of COMMAND when the message went on; 69 (EX_UNAVAILABLE) when a finding or the score reaches the bar: it is \
            not sent, and standard error says why; 75 (EX_TEMPFAIL) when it could not be judged or COMMAND could not be started.
            """)

    @OptionGroup var rules: RuleOptions
    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "Hold a message back from this severity on: error, warning, note or never (error).")
    var failOn: LintCommand.Bar?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Hold a message back from this score on (5.0; with --fail-on never: none).", valueName: "points"),
        transform: PointsText.score)
    var maxScore: Double?

    @Flag(help: "Mend what can be mended safely before the message goes on.")
    var fix = false

    @Flag(help: "Heed suppressions in the message: whoever writes it then decides what is held against it.")
    var inline = false

    @Option(help: "What becomes of a message that cannot be judged: accept or tempfail.")
    var onError: Fallback = .tempfail

    @Argument(parsing: .postTerminator, help: ArgumentHelp("What sends the message.", valueName: "command"))
    var command: [String] = []

    func validate() throws {
        guard !command.isEmpty else { throw ValidationError("sendmail-wrap needs a command behind '--', such as /usr/sbin/sendmail -t -i") }
    }

    func run() throws {
        let message: [UInt8]
        do throws(FileError) {
            message = try FileBytes.read("-")
        } catch {
            throw Self.tempfail("standard input: \(error.reason(in: rules.language))")
        }
        let ruling: GateRuling
        do {
            ruling = try judge(message)
        } catch let status as ExitStatus where status == .trouble {
            // What is wrong has been told.
            if onError == .tempfail { throw SendmailStatus.tempfail }
            ruling = GateRuling(message: message)
        }
        if !ruling.reasons.isEmpty {
            for reason in ruling.reasons { StandardError.write("spamlint: \(reason)") }
            throw SendmailStatus.unavailable
        }
        let problem = ProgramInput.replace(with: command, input: ruling.message)
        throw Self.tempfail("\(TerminalText.escaped(command[0])): \(problem)")
    }

    private static func tempfail(_ reason: String) -> SendmailStatus {
        StandardError.write("spamlint: \(reason)")
        return .tempfail
    }

    private func judge(_ message: [UInt8]) throws -> GateRuling {
        var settings = try rules.settings()
        settings.set("fail-on", to: failOn.map { .text($0.rawValue) }, flag: "--fail-on")
        settings.set("thresholds.max-score", to: maxScore.map { .number($0) }, flag: "--max-score")
        if !inline { settings.set("inline", to: .flag(false), flag: "sendmail-wrap") }
        var pool = try LintSetup.pool(configuration.source, flags: settings, besides: try rules.request(), usesCache: false)
        let judge: LinterPool.Judge
        do throws(ConfigurationError) {
            let index = try pool.judge(for: "-")
            judge = pool.judges[index]
        } catch {
            throw LintSetup.trouble(error.lines)
        }
        return GateRuling(of: message, by: judge, mends: fix, in: judge.settings.language ?? rules.language)
    }
}

/// The statuses of `sysexits.h` that senders of mail know.
enum SendmailStatus: Int32, Error {
    case unavailable = 69
    case tempfail = 75
}
