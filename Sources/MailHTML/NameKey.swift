import MailBytes

/// A name in two machine words: exact up to 16 bytes, mixed beyond, so that names compare without a `String`.
struct NameKey: Equatable, Hashable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    @inline(__always) init() {}

    /// The key of a whole name, byte for byte.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { append(byte) }
    }

    @inline(__always) mutating func append(_ byte: UInt8) {
        if low >> 56 == 0 {
            low = low << 8 | UInt64(byte)
        } else if high >> 56 == 0 {
            high = high << 8 | UInt64(byte)
        } else {
            high = (high ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 | 1 << 63
        }
    }

    @inline(__always) var hash: UInt64 {
        (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)
    }
}

/// A fixed set of names, each with its place in the list. Look-ups take one or two probes.
struct NameTable: Sendable {
    private struct Slot: Sendable {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var value: UInt8 = .max
    }

    private var slots: [Slot]
    private let shift: UInt64

    /// - Parameter spellings: lower-case names between single spaces, fewer than 255.
    init(spellings: StaticString) {
        let bits: UInt64 = 9
        slots = Array(repeating: Slot(), count: 1 << Int(bits))
        shift = 64 - bits
        var value: UInt8 = 0
        var key = NameKey()
        spellings.withUTF8Buffer { text in
            for byte in text {
                if byte == ASCII.space {
                    insert(key, value)
                    value &+= 1
                    key = NameKey()
                } else {
                    key.append(byte)
                }
            }
        }
        insert(key, value)
    }

    private mutating func insert(_ key: NameKey, _ value: UInt8) {
        var i = Int(truncatingIfNeeded: key.hash >> shift)
        while slots[i].value != .max { i = (i + 1) & (slots.count - 1) }
        slots[i] = Slot(low: key.low, high: key.high, value: value)
    }

    /// The place of `key` in the list, or nil.
    @inline(__always) func value(of key: NameKey) -> UInt8? {
        var i = Int(truncatingIfNeeded: key.hash >> shift)
        while true {
            let slot = slots[i]
            if slot.value == .max { return nil }
            if slot.low == key.low, slot.high == key.high { return slot.value }
            i = (i + 1) & (slots.count - 1)
        }
    }

    func value(of name: UnsafeBufferPointer<UInt8>) -> UInt8? {
        var key = NameKey()
        for byte in name { key.append(byte.asciiLowercased) }
        return value(of: key)
    }
}
