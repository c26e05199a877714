/// Which three bytes follow one another somewhere in a text, letters without case: tells at once that most literals do not stand in it.
public struct TrigramSet: Sendable {
    /// A bit for each hash.
    private var bits: [UInt64]
    /// What a hash is shifted by, so that as many bits are left as tell a place in `bits`.
    private let shift: UInt32

    /// That of nothing.
    ///
    /// - Parameter count: How many bytes are to be added, about: short texts do with few bits.
    public init(for count: Int = .max) {
        let width: UInt32 = count < 512 ? 11 : 16
        bits = [UInt64](repeating: 0, count: 1 << Int(width - 6))
        shift = 32 - width
    }

    public init(of text: UnsafeBufferPointer<UInt8>) {
        self.init(for: text.count)
        add(text)
    }

    /// Adds another text, which nothing joins to those before. O(bytes).
    public mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        let shift = shift
        bits.withUnsafeMutableBufferPointer { bits in
            guard text.count > 2 else { return }
            // A bit that is set makes large letters small, and mixes up signs that no literal tells apart by.
            var three = UInt32(text[0] | 0x20) &<< 8 | UInt32(text[1] | 0x20)
            for i in 2..<text.count {
                three = three &<< 8 | UInt32(text[i] | 0x20)
                let bit = Self.hash(of: three) &>> shift
                bits[Int(truncatingIfNeeded: bit &>> 6)] |= 1 &<< UInt64(bit & 63)
            }
        }
    }

    @inline(__always)
    private static func hash(of three: UInt32) -> UInt32 { (three & 0xFF_FFFF) &* 0x9E37_79B1 }

    /// The hashes of a literal in lower case, for `mayHold(_:)`; none for what is shorter than three bytes.
    public static func hashes(of literal: [UInt8]) -> [UInt32] {
        var hashes: [UInt32] = []
        var three: UInt32 = 0
        for (i, byte) in literal.enumerated() {
            three = three &<< 8 | UInt32(byte | 0x20)
            if i > 1 { hashes.append(hash(of: three)) }
        }
        return hashes
    }

    /// Literals in lower case, of three bytes at least, made ready for `mayHold(anyOf:)`.
    struct Literals: Sendable {
        /// Of each literal the number of its hashes, and these.
        fileprivate let words: [UInt32]

        init(_ literals: [[UInt8]]) {
            var words: [UInt32] = []
            for literal in literals {
                let hashes = TrigramSet.hashes(of: literal)
                words.append(UInt32(hashes.count))
                words += hashes
            }
            self.words = words
        }

        var isEmpty: Bool { words.isEmpty }
    }

    /// Whether one of the literals may stand in the text. False is sure.
    func mayHold(anyOf literals: Literals) -> Bool {
        let shift = shift
        return bits.withUnsafeBufferPointer { bits in
            literals.words.withUnsafeBufferPointer { words in
                var i = 0
                while i < words.count {
                    let end = i + 1 + Int(words[i])
                    i += 1
                    while i < end {
                        let bit = words[i] &>> shift
                        if bits[Int(truncatingIfNeeded: bit &>> 6)] &>> UInt64(bit & 63) & 1 == 0 { break }
                        i += 1
                    }
                    if i == end { return true }
                    i = end
                }
                return false
            }
        }
    }

    /// Whether the literal of these hashes may stand in the text. True for what is shorter than three bytes.
    public func mayHold(_ hashes: [UInt32]) -> Bool {
        bits.withUnsafeBufferPointer { bits in
            for hash in hashes {
                let bit = hash &>> shift
                if bits[Int(truncatingIfNeeded: bit &>> 6)] &>> UInt64(bit & 63) & 1 == 0 { return false }
            }
            return true
        }
    }
}
