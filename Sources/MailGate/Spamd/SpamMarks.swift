/// What is written into the header of a message that has been judged, in the form that SpamAssassin gave it.
public struct SpamMarks: Sendable, Equatable {
    public var isSpam: Bool
    /// With one digit behind the dot.
    public var score: String
    public var threshold: String
    /// Names of what was found.
    public var tests: [String]
    /// Of the program.
    public var version: String
    /// Further fields, behind those of SpamAssassin.
    public var fields: [Ruling.Field]

    public init(
        isSpam: Bool, score: String, threshold: String, tests: [String], version: String, fields: [Ruling.Field] = []
    ) {
        self.isSpam = isSpam
        self.score = score
        self.threshold = threshold
        self.tests = tests
        self.version = version
        self.fields = fields
    }

    /// The fields, folded, each with its line end; 12 kB at most, since spamc has room for 16 kB more than the message.
    func header(lineEnd: [UInt8]) -> [UInt8] {
        var header: [UInt8] = []
        for field in standardFields + fields {
            let lines = FoldedField.lines(field, lineEnd: lineEnd)
            if header.count + lines.count > Self.mostBytes { break }
            header += lines
        }
        return header
    }

    private var standardFields: [Ruling.Field] {
        var fields: [Ruling.Field] = []
        if isSpam { fields.append(Ruling.Field("X-Spam-Flag", "YES")) }
        let status = "\(isSpam ? "Yes" : "No"), score=\(score) required=\(threshold) tests=\(testList) version=\(version)"
        fields.append(Ruling.Field("X-Spam-Status", status))
        if stars > 0 { fields.append(Ruling.Field("X-Spam-Level", String(repeating: "*", count: stars))) }
        return fields
    }

    /// Names, as many as fit.
    private var testList: String {
        var list = ""
        for test in tests {
            guard list.utf8.count + test.utf8.count < Self.mostTestBytes else { break }
            list += list.isEmpty ? test : "," + test
        }
        return list.isEmpty ? "none" : list
    }

    /// One for each whole point, up to 50.
    private var stars: Int {
        max(0, min(50, Int(score.prefix { $0 != "." }) ?? 0))
    }

    private static let mostBytes = 12 * 1024
    private static let mostTestBytes = 6 * 1024
}
