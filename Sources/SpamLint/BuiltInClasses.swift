import SpamLintCatalogue
import SpamLintCore

/// The built-in wording of message classes, read once.
enum BuiltInClasses {
    static let phrases: [ClassPhrases] = BuiltInCatalogue.load().classes
}
