/// A set of the names that `FieldName` knows, `.other` among them.
public struct FieldNameSet: Sendable, Equatable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    public init(_ names: some Sequence<FieldName> = []) {
        for name in names {
            if name.place < 64 { low |= 1 &<< UInt64(name.place) } else { high |= 1 &<< UInt64(name.place &- 64) }
        }
    }

    @inline(__always)
    public func contains(_ name: FieldName) -> Bool {
        (name.place < 64 ? low &>> UInt64(name.place) : high &>> UInt64(name.place &- 64)) & 1 != 0
    }

    public func isDisjoint(with other: FieldNameSet) -> Bool { low & other.low | high & other.high == 0 }
}

extension FieldName {
    /// Its place among the cases. These have no payload and are fewer than 128, so that a case is a byte that says which it is.
    @inline(__always)
    fileprivate var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
