/// Where the fields of a header with the names that `FieldName` knows stand: of each name the first, of each field the next of its name.
public struct FieldIndex: Sendable {
    /// By name, then by field; -1 where there is none.
    private let places: [Int32]

    init(_ fields: [Field]) {
        let names = FieldName.count
        var places = [Int32](repeating: -1, count: names + fields.count)
        for index in fields.indices.reversed() {
            let name = fields[index].name.place
            places[names + index] = places[name]
            places[name] = Int32(truncatingIfNeeded: index)
        }
        self.places = places
    }

    public func holds(_ name: FieldName) -> Bool { places[name.place] >= 0 }

    /// Indices of the fields of one name, in order.
    public func fields(_ name: FieldName) -> Fields { Fields(places: places, next: places[name.place]) }

    public struct Fields: Sequence, IteratorProtocol {
        private let places: [Int32]
        private var following: Int32

        fileprivate init(places: [Int32], next: Int32) {
            self.places = places
            following = next
        }

        public mutating func next() -> Int? {
            guard following >= 0 else { return nil }
            defer { following = places[FieldName.count + Int(following)] }
            return Int(following)
        }
    }
}

extension FieldName {
    static let count = allCases.count

    /// Its place among the cases. These have no payload and are fewer than 256, so that a case is a byte that says which it is.
    @inline(__always)
    var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
