import ArgumentParser
import SpamLint

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the user typed, brought into the order that the parser wants: the command first.
enum Arguments {
    static let commands = SpamLintCommand.configuration.subcommands.compactMap { $0.configuration.commandName }

    /// What stands behind the program's name, with paths as `PathText` has them.
    static func typed() -> [String] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            CommandLine.unsafeArgv[index].map { PathText.text(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        }
    }

    /// `--lang zh explain RULE` as `explain --lang zh RULE`. A file that is called like a command is written `./rules`.
    static func ordered(_ arguments: [String]) -> [String] {
        var index = 0
        while index < arguments.count, arguments[index].hasPrefix("-"), arguments[index] != "-", arguments[index] != "--" {
            index += takesValue(arguments[index]) ? 2 : 1
        }
        guard index > 0, index < arguments.count, commands.contains(arguments[index]) else { return arguments }
        return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
    }

    /// Whether there is neither an option nor a command among them.
    static func arePaths(_ arguments: [String]) -> Bool {
        guard let first = arguments.first, first != "help", !commands.contains(first) else { return false }
        return arguments.allSatisfy { !$0.isEmpty && (!$0.hasPrefix("-") || $0 == "-") }
    }

    /// What is wrong with `help NAME` where there is no such command.
    static func unknownTopic(_ arguments: [String]) -> String? {
        guard arguments.count > 1, arguments[0] == "help", !arguments[1].hasPrefix("-"), arguments[1] != "help",
            !commands.contains(arguments[1])
        else { return nil }
        let near = Linter.nearest(to: arguments[1], among: commands).map { "did you mean '\($0)'?" }
        return "there is no command '\(arguments[1])'; \(near ?? "'spamlint --help' lists the commands")"
    }

    private static func takesValue(_ option: String) -> Bool {
        [
            "--lang", "--format", "--rules", "--disable", "--class", "--now", "--jobs", "--files-from", "--stdin-filename", "--fail-on",
            "--max-score", "--output", "--color", "--target", "--market", "--provider", "--receiver", "--select", "--unsubscribe-https",
            "--unsubscribe-mailto", "--address", "--config", "--print-config", "--baseline", "--write-baseline", "--base", "--cache",
            "--vars", "--on-error",
        ].contains(option)
    }

    /// The command that a path was probably meant to be, where there is no such file.
    static func hint(for path: String, in language: ReportLanguage) -> String {
        guard !path.contains(where: { $0 == "/" || $0 == "." || $0 == "-" }) else { return "" }
        guard let command = Linter.nearest(to: path, among: commands) else {
            switch language {
            case .english: return ", nor such a command; 'spamlint --help' lists the commands"
            case .chinese: return "，也没有这个命令；'spamlint --help' 列出所有命令"
            }
        }
        switch language {
        case .english: return "; did you mean the command '\(command)'?"
        case .chinese: return "；您是想用命令 '\(command)' 吗？"
        }
    }
}
