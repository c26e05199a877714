public import SpamLintCore

/// The rules that the program brings along, compiled from `Rules/` when it was built.
public enum BuiltInCatalogue {
    /// Reads the catalogue out of the program: no file, no YAML, well under a millisecond.
    public static func load() -> Catalogue {
        Catalogue(flat: EmbeddedRules.catalogue)
    }

    /// The examples of its rules and symbols; only who explains one needs them.
    public static func examples() -> RuleExamples {
        let text = EmbeddedRules.examples
        return RuleExamples(flat: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
