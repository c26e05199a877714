/// Eight bytes at once. Masks have the high bit of a byte set where something holds.
struct ByteBlock {
    static let all: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

    /// Little-endian: the first byte is the lowest.
    let value: UInt64

    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>, at i: Int) {
        value = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: i, as: UInt64.self))
    }

    /// Bytes from `first` to `last`, both ASCII, among bytes whose high bit is taken from `seven`.
    @inline(__always)
    private func range(_ seven: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
        let over = seven &+ ByteBlock.ones &* UInt64(0x80 &- first)
        let beyond = seven &+ ByteBlock.ones &* UInt64(0x7F &- last)
        return over & ~beyond & ~value & ByteBlock.all
    }

    /// `A`–`Z` and `a`–`z`.
    @inline(__always)
    var letters: UInt64 { range((value | ByteBlock.ones &* 0x20) & ByteBlock.low, 0x61, 0x7A) }

    @inline(__always)
    var smallLetters: UInt64 { range(value & ByteBlock.low, 0x61, 0x7A) }

    /// 0x20 to 0x7E.
    @inline(__always)
    var printable: UInt64 { range(value & ByteBlock.low, 0x20, 0x7E) }

    /// The first bytes of characters beyond ASCII.
    @inline(__always)
    var leads: UInt64 { value & (value &<< 1) & ByteBlock.all }

    /// Bytes that are `byte`, an ASCII one.
    @inline(__always)
    func equal(_ byte: UInt8) -> UInt64 {
        let difference = value ^ (ByteBlock.ones &* UInt64(byte))
        return ~(((difference & ByteBlock.low) &+ ByteBlock.low) | difference) & ByteBlock.all
    }
}
