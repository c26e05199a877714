import ArgumentParser
import SpamLint

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The program.
struct SpamLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spamlint",
        abstract: "Tells what spam filters, mailbox providers and the law will hold against a message, before it is sent.",
        discussion: """
            spamlint email.eml         lint a message: what is wrong, where, why, and how to mend it
            spamlint fix email.eml     mend what can be mended without a person
            spamlint explain RULE      why a rule exists and what to do about it
            spamlint compare A B       what changed between two versions of a message
            spamlint inspect email.eml what spamlint reads in a message
            spamlint init              write a configuration for this repository

            Exit status: 0 nothing reaches the bar, 1 something does, 2 something could not be done.
            """,
        version: SpamLintVersion.current,
        subcommands: [
            LintCommand.self, FixCommand.self, TextCommand.self, CompareCommand.self, ExplainCommand.self, RulesCommand.self,
            InspectCommand.self, TestRulesCommand.self, InitCommand.self, ServerCommand.self, SendmailWrapCommand.self,
        ],
        defaultSubcommand: LintCommand.self)
}

@main
enum Program {
    static func main() {
        // A reader that goes away must end the program with one clear line, not with a signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            let arguments = Arguments.ordered(Arguments.typed())
            if let mistake = Arguments.unknownTopic(arguments) { throw ValidationError(mistake) }
            try run(arguments)
            StandardOutput.shared.flush()
            exit(ExitStatus.clean.rawValue)
        } catch let status as ExitStatus {
            StandardOutput.shared.flush()
            exit(status.rawValue)
        } catch let status as SendmailStatus {
            exit(status.rawValue)
        } catch {
            if SpamLintCommand.exitCode(for: error) == .success {
                StandardOutput.shared.write(Array((SpamLintCommand.fullMessage(for: error) + "\n").utf8))
                StandardOutput.shared.flush()
                exit(ExitStatus.clean.rawValue)
            }
            StandardError.write(UsageMessage.line(for: error))
            exit(ExitStatus.trouble.rawValue)
        }
    }

    /// Paths alone are what hooks and editors ask for all day; they need no parser, whose start takes longer than a message.
    private static func run(_ arguments: [String]) throws {
        guard Arguments.arePaths(arguments) else {
            var command = try SpamLintCommand.parseAsRoot(arguments)
            return try command.run()
        }
        let setup = try LintSetup(FileWalker.entries(for: arguments), pool: try LintSetup.pool(.nearest))
        end(try LintRun().report(on: setup), keeping: setup)
    }

    /// Ends the program with the linters still there: taking their rules apart would be a good part of a short run.
    static func end(_ status: ExitStatus?, keeping setup: LintSetup) -> Never {
        withExtendedLifetime(setup) {
            StandardOutput.shared.flush()
            exit((status ?? .clean).rawValue)
        }
    }
}

/// How the program ends.
enum ExitStatus: Int32, Error {
    /// Nothing reaches the bar.
    case clean = 0
    /// A finding or a score does.
    case found = 1
    /// Something could not be done.
    case trouble = 2
}
