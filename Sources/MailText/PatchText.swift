/// The bytes of patches, end to end, with a second reading and the way back for each.
struct PatchText: Sendable {
    /// Where a byte comes from.
    struct Origin: Sendable {
        var start: Int32
        var end: Int32
    }

    private(set) var bytes: [UInt8] = []
    /// As long as `bytes`; an upright stroke (`1`, `|`, `!`) read as `l` where `bytes` has `i`, and the other way about.
    private(set) var alternates: [UInt8] = []
    private(set) var origins: [Origin] = []

    var count: Int { bytes.count }

    mutating func truncate(to count: Int) {
        let surplus = bytes.count - count
        bytes.removeLast(surplus)
        alternates.removeLast(surplus)
        origins.removeLast(surplus)
    }

    /// One character, made from the source bytes `start..<end`. `alternate`, if any, is ASCII and so is `scalar` then.
    mutating func append(_ scalar: UInt32, alternate: UInt32? = nil, from start: Int, to end: Int) {
        let origin = Origin(start: Int32(start), end: Int32(end))
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
            alternates.append(UInt8(truncatingIfNeeded: alternate ?? scalar))
            origins.append(origin)
            return
        }
        var encoded: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &encoded) { raw in
            raw.withMemoryRebound(to: UInt8.self) { buffer in
                guard let base = buffer.baseAddress else { return }
                for i in 0..<UTF8Scalars.encode(scalar, to: base) {
                    bytes.append(base[i])
                    alternates.append(base[i])
                    origins.append(origin)
                }
            }
        }
    }
}
