/// Many phrases, made ready to be found in one pass.
///
/// Built from phrases as people write them; `serialized` is a flat form that loads without being built again, for the catalogue that is
/// compiled into the program.
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

    // MARK: Flat form

    private static let magic: UInt32 = 0x3350_4153  // "SAP3"

    /// A flat form: little-endian, the same on every machine.
    public var serialized: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ value: UInt32) {
            for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        let header = [slots.count, tails.count, entries.count, longest, startsInside ? 1 : 0]
        append(PhraseAutomaton.magic)
        for value in header { append(UInt32(value)) }
        for word in filter {
            append(UInt32(truncatingIfNeeded: word))
            append(UInt32(truncatingIfNeeded: word >> 32))
        }
        for slot in slots { append(slot) }
        for entry in entries {
            append(UInt32(bitPattern: entry.id))
            append(UInt32(bitPattern: entry.flags.rawValue))
        }
        bytes.append(contentsOf: tails)
        return bytes
    }

    /// Reads what `serialized` gave, or nil if these bytes are anything else. Never traps, and neither does scanning with the result.
    public init?(serialized raw: UnsafeRawBufferPointer) {
        let words = 6
        func word(_ i: Int) -> UInt32 { UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: i * 4, as: UInt32.self)) }
        guard raw.count >= words * 4 + PhraseAutomaton.filterWords * 8, word(0) == PhraseAutomaton.magic else { return nil }
        let (slotCount, tailCount, entryCount) = (Int(word(1)), Int(word(2)), Int(word(3)))
        let slotStart = words * 4 + PhraseAutomaton.filterWords * 8
        let entryStart = slotStart + slotCount * 4
        let tailStart = entryStart + entryCount * 8
        guard tailStart + tailCount == raw.count else { return nil }
        longest = Int(word(4))
        startsInside = word(5) != 0
        filter = (0..<PhraseAutomaton.filterWords).map { i in
            UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: words * 4 + i * 8, as: UInt64.self))
        }
        slots = (0..<slotCount).map { word(slotStart / 4 + $0) }
        entries = (0..<entryCount).map { i in
            let at = entryStart / 4 + i * 2
            return PhraseEntry(id: Int32(bitPattern: word(at)), flags: PhraseEntry.Flags(rawValue: Int32(bitPattern: word(at + 1))))
        }
        tails = Array(raw[tailStart...])
        guard isSound else { return nil }
    }

    public init?(serialized: [UInt8]) {
        guard let automaton = serialized.withUnsafeBytes({ PhraseAutomaton(serialized: $0) }) else { return nil }
        self = automaton
    }

    /// Whether every index stays inside its array.
    private var isSound: Bool {
        guard slots.count > 256, longest <= PhraseAutomaton.longestPhrase else { return false }
        if entries.isEmpty { return slots.allSatisfy { $0 & 0xFF == 0 } }
        guard entries.last?.flags.contains(.last) == true else { return false }
        for slot in slots {
            let value = Int(slot >> 10)
            switch slot & 0xFF {
            case 0xFE: return false
            case PhraseAutomaton.terminal: if value >= entries.count { return false }
            case _ where slot & PhraseAutomaton.isTail != 0: if !isSoundTail(at: value) { return false }
            default:
                if value + 256 > slots.count { return false }
                if slot & PhraseAutomaton.ends != 0, slots[value + 255] & 0xFF != PhraseAutomaton.terminal { return false }
            }
        }
        return true
    }

    private func isSoundTail(at i: Int) -> Bool {
        guard i + 6 <= tails.count else { return false }
        let (entry, length) = tails.withUnsafeBytes { PhraseAutomaton.tail($0, at: i) }
        return entry < entries.count && i + 6 + length <= tails.count && !tails[i + 6..<i + 6 + length].contains(0xFE)
    }

    @inline(__always)
    static func tail(_ tails: UnsafeRawBufferPointer, at i: Int) -> (entry: Int, length: Int) {
        let entry = UInt32(littleEndian: tails.loadUnaligned(fromByteOffset: i, as: UInt32.self))
        let length = UInt16(littleEndian: tails.loadUnaligned(fromByteOffset: i + 4, as: UInt16.self))
        return (Int(entry), Int(length))
    }
}
