/// What one character folds to, in both foldings.
struct Mapping: Sendable {
    /// Flags of a look-alike, as Scripts/folding_tables.py writes them.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// A letter of another script: only a look-alike in the right company.
        static let crossing = Flags(rawValue: 1)
        /// Only a look-alike beside genuine Latin letters.
        static let weak = Flags(rawValue: 2)
        /// An upright stroke: as well an `i` as an `l`.
        static let stroke = Flags(rawValue: 4)
        /// An accent that honest languages use.
        static let accent = Flags(rawValue: 8)
        static let alike = Flags(rawValue: 16)
    }

    let scalar: UInt32
    private let entry: UInt32

    @inline(__always)
    init(_ scalar: UInt32) {
        self.scalar = scalar
        entry = FoldingTable.entry(scalar)
    }

    /// Of an ASCII letter or digit.
    @inline(__always)
    init(ascii byte: UInt8) {
        scalar = UInt32(byte)
        entry = byte &- 0x41 < 26 ? UInt32(byte | 0x20) : 0
    }

    @inline(__always)
    var isIdentity: Bool { entry == 0 }

    @inline(__always)
    private var record: UnsafePointer<UInt8>? {
        entry < 0x10000 ? nil : FoldingData.records.utf8Start + Int(entry &- 0x10000)
    }

    /// None where the skeleton is what `folded` is.
    @inline(__always)
    var flags: Flags {
        guard let record else { return [] }
        return Flags(rawValue: record[0] &- 0x30)
    }

    @inline(__always)
    var foldedCount: Int {
        guard let record else { return 1 }
        return Int(record[1] &- 0x30)
    }

    @inline(__always)
    func folded(_ i: Int) -> UInt32 {
        guard let record else { return entry == 0 ? scalar : entry }
        return FoldingTable.digits(record + 3 + i * 3)
    }

    /// The characters of the skeleton, look-alikes taken for what they look like.
    @inline(__always)
    var skeletonCount: Int {
        guard let record else { return 1 }
        return Int(record[2] &- 0x30)
    }

    @inline(__always)
    func skeleton(_ i: Int) -> UInt32 {
        guard let record else { return entry == 0 ? scalar : entry }
        return FoldingTable.digits(record + 3 + (foldedCount + i) * 3)
    }

    /// The one character that it folds to, or nil if they are several.
    var singleFolded: UInt32? { foldedCount == 1 ? folded(0) : nil }
}
