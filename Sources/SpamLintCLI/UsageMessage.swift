import ArgumentParser

/// A user's mistake on the command line, in one line.
enum UsageMessage {
    static func line(for error: any Error) -> String {
        let message = SpamLintCommand.message(for: error)
        let first = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "spamlint: \(first.isEmpty ? "wrong usage" : first); see 'spamlint --help'"
    }
}
