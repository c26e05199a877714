/// Many phrases, made ready to be found in one pass.
///
/// Built from phrases as people write them; `parts` make it again without building it, for the catalogue that is compiled into the program.
///
/// It is a trie of the folded phrases in one array (a double array: the child of a node by byte *c* is slot *base + c*, and is there if
/// that slot says *c*), whose branches without forks are kept as plain bytes. A phrase can only begin where a word or a character
/// begins and where the filter, bits for hashes of how phrases begin, allows it: on ordinary text the trie is seldom entered.
public struct PhraseAutomaton: Sendable, Equatable {
    /// Folded phrases longer than this, in bytes, are not found; no hit is longer than the fourfold in the original.
    public static let longestPhrase = 512

    /// Bits 0–7: the byte that leads here, 0 if the slot is free. Bit 8: a phrase ends here. Bit 9: no fork follows. Bits 10–31: the base of
    /// the children, or a place in `tails`, or in `entries`.
    let slots: [UInt32]
    /// Of each branch without forks: index in `entries` (4 bytes), length (2 bytes), bytes.
    let tails: [UInt8]
    let entries: [PhraseEntry]
    /// Which phrases may begin with some bytes, by `longBit`, `middleBit`, `shortBit`, `pairBit` and `singleBit`.
    let filter: [UInt64]
    /// The longest phrase, folded, in bytes.
    let longest: Int
    /// Some phrase may begin inside a word.
    let startsInside: Bool

    /// The label of the slot that holds the entries of a phrase which is the beginning of another. No byte of UTF-8.
    static let terminal: UInt32 = 0xFF
    static let ends: UInt32 = 0x100
    static let isTail: UInt32 = 0x200
    static let filterWords = 1024 + 256 + 4 + 256 + 64

    /// Bits for hashes of the first six bytes (two Chinese characters) of phrases that have so many.
    @inline(__always)
    static func longBit(_ eight: UInt64) -> Int {
        Int(truncatingIfNeeded: ((eight &<< 16) &* 0x9E37_79B9_7F4A_7C15) &>> 48)
    }

    /// Bits for hashes of the first four bytes of phrases of four or five bytes.
    @inline(__always)
    static func middleBit(_ eight: UInt64) -> Int {
        65536 &+ 16384 &+ 256 &+ Int(truncatingIfNeeded: ((eight &<< 32) &* 0x9E37_79B9_7F4A_7C15) &>> 50)
    }

    /// Bits for hashes of phrases of two bytes.
    @inline(__always)
    static func pairBit(_ eight: UInt64) -> Int {
        65536 &+ 16384 &+ 256 &+ 16384 &+ Int(truncatingIfNeeded: ((eight &<< 48) &* 0x9E37_79B9_7F4A_7C15) &>> 52)
    }

    /// Bits for hashes of phrases of three bytes.
    @inline(__always)
    static func shortBit(_ eight: UInt64) -> Int {
        65536 &+ Int(truncatingIfNeeded: ((eight &<< 40) &* 0x9E37_79B9_7F4A_7C15) &>> 50)
    }

    /// Bits for phrases of one byte.
    @inline(__always)
    static func singleBit(_ eight: UInt64) -> Int { 65536 &+ 16384 &+ Int(eight & 0xFF) }

    /// Folds the phrases and builds the automaton. Phrases that fold to nothing are never found.
    public init(_ phrases: [Phrase]) {
        var builder = AutomatonBuilder()
        for phrase in phrases { builder.add(phrase) }
        builder.build()
        slots = builder.slots
        tails = builder.tails
        entries = builder.entries
        filter = builder.filter
        longest = builder.longest
        startsInside = builder.startsInside
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// The arrays of an automaton, by which the same one is made again without being built.
    package struct Parts: Sendable {
        package let slots: [UInt32]
        package let tails: [UInt8]
        package let entries: [PhraseEntry]
        package let filter: [UInt64]
        package let longest: Int
        package let startsInside: Bool

        package init(
            slots: [UInt32], tails: [UInt8], entries: [PhraseEntry], filter: [UInt64], longest: Int, startsInside: Bool
        ) {
            self.slots = slots
            self.tails = tails
            self.entries = entries
            self.filter = filter
            self.longest = longest
            self.startsInside = startsInside
        }
    }

    package var parts: Parts {
        Parts(slots: slots, tails: tails, entries: entries, filter: filter, longest: longest, startsInside: startsInside)
    }

    /// Makes an automaton again from its own parts: they are not checked, and a scan goes where they say.
    package init(trusting parts: Parts) {
        slots = parts.slots
        tails = parts.tails
        entries = parts.entries
        filter = parts.filter
        longest = parts.longest
        startsInside = parts.startsInside
    }

    @inline(__always)
    static func tail(_ tails: UnsafeRawBufferPointer, at i: Int) -> (entry: Int, length: Int) {
        let entry = UInt32(littleEndian: tails.loadUnaligned(fromByteOffset: i, as: UInt32.self))
        let length = UInt16(littleEndian: tails.loadUnaligned(fromByteOffset: i + 4, as: UInt16.self))
        return (Int(entry), Int(length))
    }
}
