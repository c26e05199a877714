/// A place where a phrase was found.
public struct PhraseHit: Sendable, Hashable {
    /// The phrase's id.
    public let id: Int32
    /// Which of the scanner's automata knew the phrase.
    public let automaton: Int
    /// In bytes of the original text, from the first to the last character of the phrase.
    public let range: Range<Int>
    /// How the phrase was disguised; empty where it stands in plain sight.
    public let disguise: Disguise

    public init(id: Int32, automaton: Int, range: Range<Int>, disguise: Disguise) {
        self.id = id
        self.automaton = automaton
        self.range = range
        self.disguise = disguise
    }

    /// Found only through the skeleton, at a place that shows an attempt to hide it.
    public var isDisguised: Bool { !disguise.isEmpty }
}
