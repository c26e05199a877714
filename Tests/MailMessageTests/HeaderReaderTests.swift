import Testing

@testable import MailMessage

@Suite struct HeaderReaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        /// `name=body` of each field.
        let fields: [String]
        let defects: [String]
        let body: String
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ fields: [String], _ defects: [String] = [], body: String = "b\n") {
            self.name = name
            self.text = text
            self.fields = fields
            self.defects = defects
            self.body = body
        }
    }

    static let cases: [Case] = [
        Case("plain", "A: 1\nB: 2\n\nb\n", ["A=1", "B=2"]),
        Case("CRLF", "A: 1\r\nB: 2\r\n\r\nb\n", ["A=1", "B=2"], ["bare-lf"]),
        Case("no body", "A: 1\nB: 2\n", ["A=1", "B=2"], body: ""),
        Case("no last line end", "A: 1\nB: 2", ["A=1", "B=2"], body: ""),
        Case("empty body of a field", "A:\nB: \n\nb\n", ["A=", "B="]),
        Case("no space behind the colon", "A:1\n\nb\n", ["A=1"]),
        Case("folding with a space", "A: 1\n 2\n\nb\n", ["A=1\n 2"]),
        Case("folding with a tab", "A: 1\n\t2\n\nb\n", ["A=1\n\t2"]),
        Case("folding at once", "A:\n 1\n\nb\n", ["A=1"]),
        Case("folding, white space alone in the middle", "A: 1\n \n 2\n\nb\n", ["A=1\n \n 2"]),
        Case("obsolete: white space alone before the end", "A: 1\n \n\nb\n", ["A=1"]),
        Case("obsolete: space before the colon", "A : 1\nB\t: 2\n\nb\n", ["A=1", "B=2"], ["field-name-spaced", "field-name-spaced"]),
        Case("mbox line", "From a@b Mon Nov 23 10:00:00 2026\nA: 1\n\nb\n", ["A=1"], ["mbox-from-line"]),
        Case("quoted mbox line", ">From a@b Mon Nov 23 10:00:00 2026\nA: 1\n\nb\n", ["A=1"], ["mbox-from-line"]),
        Case("byte order mark", "\u{FEFF}A: 1\n\nb\n", ["A=1"], ["byte-order-mark"]),
        Case("empty lines first", "\n\nSubject: 1\n\nb\n", ["Subject=1"], ["header-blank-start"]),
        Case("empty lines first, no known field", "\nA: 1\n\nb\n", [], ["header-missing"], body: "A: 1\n\nb\n"),
        Case("no header", "Hello there\nb\n", [], ["header-missing"], body: "Hello there\nb\n"),
        Case("junk between fields", "A: 1\njunk line\nSubject: 2\n\nb\n", ["A=1", "Subject=2"], ["header-line-malformed"]),
        Case(
            "junk before private fields", "A: 1\njunk=\nX-B: 2\nX-C: 3\n 4\nSubject: 5\n\nb\n", ["A=1", "X-B=2", "X-C=3\n 4", "Subject=5"],
            ["header-line-malformed"]),
        Case(
            "text that is not separated", "A: 1\njunk\nNote: 2\nSubject: 3\n\nb\n", ["A=1"], ["header-not-separated"],
            body: "junk\nNote: 2\nSubject: 3\n\nb\n"),
        Case("junk before a continuation", "A: 1\njunk\n more\n\nb\n", ["A=1"], ["header-not-separated"], body: "junk\n more\n\nb\n"),
        Case("junk first", "junk line\nSubject: 2\n\nb\n", ["Subject=2"], ["header-line-malformed"]),
        Case("no empty line", "A: 1\nHello you\nb\n", ["A=1"], ["header-not-separated"], body: "Hello you\nb\n"),
        Case("separator of white space", "A: 1\n \t\nHello you\nb\n", ["A=1"], ["header-separator-blank"], body: "Hello you\nb\n"),
        Case("separator of CR CR LF", "A: 1\r\r\n\r\r\nb\n", ["A=1"], ["bare-cr", "bare-cr", "bare-lf"]),
        Case("8-bit name", "Sübject: 1\nA: 2\n\nb\n", ["Sübject=1", "A=2"], ["field-name-malformed"]),
        Case("8-bit body", "A: ü\n\nb\n", ["A=ü"], ["header-raw-8bit"]),
        Case("duplicates", "A: 1\na: 2\n\nb\n", ["A=1", "a=2"]),
        Case("colon in the body", "A: b: c\n\nb\n", ["A=b: c"]),
        Case("punctuation in the name", "X-A_b.c~: 1\n\nb\n", ["X-A_b.c~=1"]),
        Case("no name", ": 1\nSubject: 2\n\nb\n", ["Subject=2"], ["header-line-malformed"]),
        Case("nothing but an empty line", "\nb\n", [], ["header-missing"]),
        Case("CR alone", "A: 1\r 2\rB: 3\r\rb\r", ["A=1\r 2", "B=3"], ["bare-cr"], body: "b\r"),
        Case("trailing white space", "A: 1  \t\n\nb\n", ["A=1"]),
        Case("NUL in a body", "A: 1\u{0}2\n\nb\n", ["A=1\u{0}2"], ["nul-byte"]),
    ]

    @Test(arguments: cases) func reads(_ item: Case) {
        let message = Message(item.text)
        #expect(message.fields.map { "\(message.slice($0.nameRange))=\(message.slice($0.bodyRange))" } == item.fields)
        #expect(message.kinds.sorted() == item.defects.sorted())
        #expect(string(message.content(of: 0).bytes) == item.body)
    }

    @Test func placesAreExact() {
        let message = Message("From: a@b.example\nSubject : Hi\n there\n\nBody\n")
        let field = message.fields[1]
        #expect(message.slice(field.range) == "Subject : Hi\n there")
        #expect(message.slice(field.nameRange) == "Subject")
        #expect(message.slice(0..<message.headerEnd) == "From: a@b.example\nSubject : Hi\n there\n")
        #expect(message.defects.map { message.slice($0.place) } == [" "])
    }

    @Test func stopsAtTheLimitOfFields() {
        var limits = Limits.standard
        limits.fields = 2
        let message = Message("A: 1\nB: 2\nC: 3\n continued\nD: 4\n\nb\n", limits: limits)
        #expect(message.fields.map { message.slice($0.nameRange) } == ["A", "B"])
        #expect(message.kinds == ["too-many-fields"])
        #expect(message.slice(message.parts[0].body) == "b\n")
    }

    @Test func longLinesAreNoted() {
        let long = String(repeating: "x", count: 999)
        let message = Message("A: 1\n\n\(long)\n\(String(long.dropLast()))\n")
        #expect(message.kinds == ["line-too-long"])
        #expect(message.defects.first?.place.count == 999)
    }
}
