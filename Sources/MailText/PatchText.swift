/// The bytes of patches, end to end, with a second reading and the way back for each.
struct PatchText: Sendable {
    struct Byte: Sendable {
        var byte: UInt8
        /// An upright stroke (`1`, `|`, `!`) read as `l` where `byte` is `i`, and the other way about; else the same.
        var alternate: UInt8
        /// The source of the character.
        var start: Int32
        var end: Int32
    }

    private(set) var bytes: [Byte] = []

    var count: Int { bytes.count }

    mutating func truncate(to count: Int) {
        bytes.removeLast(bytes.count - count)
    }

    /// One character, made from the source bytes `start..<end`. `alternate`, if any, is ASCII and so is `scalar` then.
    mutating func append(_ scalar: UInt32, alternate: UInt32? = nil, from start: Int32, to end: Int32) {
        if scalar < 0x80 {
            bytes.append(Byte(byte: UInt8(scalar), alternate: UInt8(truncatingIfNeeded: alternate ?? scalar), start: start, end: end))
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { buffer in
            guard let base = buffer.baseAddress else { return }
            for i in 0..<UTF8Scalars.encode(scalar, to: base) {
                bytes.append(Byte(byte: base[i], alternate: base[i], start: start, end: end))
            }
        }
    }
}
