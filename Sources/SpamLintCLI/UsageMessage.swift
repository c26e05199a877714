import ArgumentParser

/// A user's mistake on the command line, in one line.
enum UsageMessage {
    static func line(for error: any Error) -> String {
        let message = SpamLintCommand.message(for: error)
        let first = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        let sentence = first.hasSuffix(".") ? String(first.dropLast()) : first
        // One hint is enough.
        let hasHint = sentence.hasSuffix("?") || sentence.contains("'spamlint ")
        return "spamlint: \(sentence.isEmpty ? "wrong usage" : sentence)\(hasHint ? "" : "; see 'spamlint --help'")"
    }
}
