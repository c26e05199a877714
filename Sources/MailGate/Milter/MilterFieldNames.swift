/// Names of fields in lower case; one that ends with `*` stands for all that begin with what is before it.
struct MilterFieldNames {
    private var names: Set<[UInt8]> = []
    private var prefixes: [[UInt8]] = []

    init(_ patterns: [String]) {
        for pattern in patterns {
            if pattern.hasSuffix("*") {
                prefixes.append(Array(pattern.utf8.dropLast()))
            } else {
                names.insert(Array(pattern.utf8))
            }
        }
    }

    /// `key` is a name in small letters; an empty one can be said of no field.
    func contains(_ key: [UInt8]) -> Bool {
        !key.isEmpty && (names.contains(key) || prefixes.contains { key.starts(with: $0) })
    }
}
