import Testing

/// Something encoded, what it stands for, and what is wrong with it.
struct DecodingCase: Sendable, CustomTestStringConvertible {
    let name: String
    let encoded: String
    let decoded: String
    /// `kind text`, what the place of the defect holds.
    let defects: [String]
    var testDescription: String { name }

    init(_ name: String, _ encoded: String, _ decoded: String, _ defects: [String] = []) {
        self.name = name
        self.encoded = encoded
        self.decoded = decoded
        self.defects = defects
    }
}
