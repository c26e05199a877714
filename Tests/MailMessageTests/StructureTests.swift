import Testing

@testable import MailMessage

@Suite struct StructureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let outline: [String]
        /// The bodies of the leaves.
        let leaves: [String]
        let defects: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ outline: [String], _ leaves: [String], _ defects: [String] = []) {
            self.name = name
            self.text = text
            self.outline = outline
            self.leaves = leaves
            self.defects = defects
        }
    }

    private static let mixed = "Content-Type: multipart/mixed; boundary=a\n\n"

    static let wellFormed: [Case] = [
        Case("one leaf", "A: 1\n\nBody\n", ["1 text/plain"], ["Body\n"]),
        Case("two leaves", mixed + "--a\n\n1\n--a\n\n2\n--a--\n", ["0 multipart/mixed", "1 text/plain", "2 text/plain"], ["1", "2"]),
        Case(
            "CRLF", "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n1\r\n\r\n--a--\r\n",
            ["0 multipart/mixed", "1 text/plain"], ["1\r\n"]),
        Case(
            "preamble and epilogue", mixed + "This is MIME.\n--a\n\n1\n--a--\nThe end.\n", ["0 multipart/mixed", "1 text/plain"], ["1"]),
        Case("empty body", mixed + "--a\nContent-Type: text/html\n\n--a--\n", ["0 multipart/mixed", "1 text/html"], [""]),
        Case(
            "no empty line behind the header", mixed + "--a\nContent-Type: text/html\n--a--\n", ["0 multipart/mixed", "1 text/html"], [""]),
        Case(
            "nested", mixed + "--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n1\n--b\n\n2\n--b--\n--a\n\n3\n--a--\n",
            ["0 multipart/mixed", "1 multipart/alternative", "1.1 text/plain", "1.2 text/plain", "2 text/plain"], ["1", "2", "3"]),
        Case(
            "one boundary begins with another",
            mixed + "--a\nContent-Type: multipart/alternative; boundary=ab\n\n--ab\n\n1\n--ab\n\n2\n--ab--\n--a\n\n3\n--a--\n",
            ["0 multipart/mixed", "1 multipart/alternative", "1.1 text/plain", "1.2 text/plain", "2 text/plain"], ["1", "2", "3"]),
        Case(
            "the other way round",
            "Content-Type: multipart/mixed; boundary=ab\n\n--ab\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\n1\n--a--\n--ab\n\n2\n--ab--\n",
            ["0 multipart/mixed", "1 multipart/alternative", "1.1 text/plain", "2 text/plain"], ["1", "2"]),
        Case(
            "boundary that ends in dashes", "Content-Type: multipart/mixed; boundary=\"a--\"\n\n--a--\n\n1\n--a----\n",
            ["0 multipart/mixed", "1 text/plain"], ["1"]),
        Case("white space behind a delimiter", mixed + "--a \t\n\n1\n--a-- \n", ["0 multipart/mixed", "1 text/plain"], ["1"]),
        Case(
            "a line that only begins like one", mixed + "--a\n\n1\n--ax\n--a-x\n-- a\n--a--\n", ["0 multipart/mixed", "1 text/plain"],
            ["1\n--ax\n--a-x\n-- a"]),
        Case(
            "message in a message", "Content-Type: message/rfc822\n\nSubject: x\n\nInner\n", ["1 message/rfc822", "1.1 text/plain"],
            ["Inner\n"]),
        Case(
            "multipart in a message in a multipart",
            mixed
                + "--a\nContent-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--b\n\n2\n--b--\n--a\n\n3\n--a--\n",
            [
                "0 multipart/mixed", "1 message/rfc822", "1.0 multipart/mixed", "1.1 text/plain", "1.2 text/plain", "2 text/plain",
            ], ["1", "2", "3"]),
        Case(
            "digest: messages by default",
            "Content-Type: multipart/digest; boundary=a\n\n--a\n\nSubject: x\n\n1\n--a\nContent-Type: text/plain\n\n2\n--a--\n",
            ["0 multipart/digest", "1 message/rfc822", "1.1 text/plain", "2 text/plain"], ["1", "2"]),
        Case(
            "delivery status is a leaf", "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\n",
            ["1 message/delivery-status"], ["Reporting-MTA: dns; x\n\nAction: failed\n"]),
        Case(
            "boundary in quotes", "Content-Type: multipart/mixed; boundary=\"a b:c\"\n\n--a b:c\n\n1\n--a b:c--\n",
            ["0 multipart/mixed", "1 text/plain"], ["1"]),
        Case(
            "boundary by RFC 2231", "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n\n1\n--ab--\n",
            ["0 multipart/mixed", "1 text/plain"], ["1"]),
    ]

    static let damaged: [Case] = [
        Case("no boundary parameter", "Content-Type: multipart/mixed\n\nText\n", ["1 text/plain"], ["Text\n"], ["boundary-missing"]),
        Case(
            "empty boundary", "Content-Type: multipart/mixed; boundary=\"\"\n\n--\nText\n", ["1 text/plain"], ["--\nText\n"],
            ["boundary-missing"]),
        Case("boundary never comes", mixed + "--b\n\nText\n", ["0 text/plain"], ["--b\n\nText\n"], ["boundary-not-found"]),
        Case(
            "never comes, and it is HTML", mixed + "<html><p>Text</p></html>\n", ["0 text/html"], ["<html><p>Text</p></html>\n"],
            ["boundary-not-found"]),
        Case("only the end comes", mixed + "Text\n--a--\nMore\n", ["0 text/plain"], ["Text\n--a--\nMore\n"], ["boundary-not-found"]),
        Case(
            "the inner one never comes", mixed + "--a\nContent-Type: multipart/alternative; boundary=b\n\nText\n--a\n\n2\n--a--\n",
            ["0 multipart/mixed", "1 text/plain", "2 text/plain"], ["Text", "2"], ["boundary-not-found"]),
        Case("unterminated", mixed + "--a\n\n1\n", ["0 multipart/mixed", "1 text/plain"], ["1\n"], ["multipart-unterminated"]),
        Case(
            "the inner one is unterminated", mixed + "--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n1\n--a\n\n2\n--a--\n",
            ["0 multipart/mixed", "1 multipart/alternative", "1.1 text/plain", "2 text/plain"], ["1", "2"], ["multipart-unterminated"]),
        Case(
            "both have the same boundary",
            mixed + "--a\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\n1\n--a\n\n2\n--a--\n--a--\n",
            ["0 multipart/mixed", "1 multipart/alternative", "1.1 text/plain", "1.2 text/plain"], ["1", "2"], ["boundary-reused"]),
        Case("delimiters in a row", mixed + "--a\n--a\n\n1\n--a--\n", ["0 multipart/mixed", "1 text/plain"], ["1"], ["boundary-doubled"]),
        Case(
            "parts behind the end", mixed + "--a\n\n1\n--a--\n--a\n\n2\n--a--\n", ["0 multipart/mixed", "1 text/plain"], ["1"],
            ["boundary-after-end", "boundary-after-end"]),
        Case("text behind a delimiter", mixed + "--a text\n\n1\n--a-- text\n", ["0 multipart/mixed", "1 text/plain"], ["1"]),
        Case(
            "part without a header", mixed + "--a\nJust text\n--a--\n", ["0 multipart/mixed", "1 text/plain"], ["Just text"],
            ["part-header-missing"]),
        Case(
            "header runs into the body", mixed + "--a\nContent-Type: text/html\n<p>x</p>\n--a--\n", ["0 multipart/mixed", "1 text/html"],
            ["<p>x</p>"], ["header-not-separated"]),
        Case(
            "message that begins late", "Content-Type: message/rfc822\n\n\nSubject: x\n\nInner\n", ["1 message/rfc822", "1.1 text/plain"],
            ["Inner\n"], ["header-blank-start"]),
        Case(
            "message behind an mbox line", "Content-Type: message/rfc822\n\nFrom a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\nInner\n",
            ["1 message/rfc822", "1.1 text/plain"], ["Inner\n"], ["mbox-from-line"]),
        Case(
            "long boundary",
            "Content-Type: multipart/mixed; boundary=\(String(repeating: "x", count: 71))\n\n--\(String(repeating: "x", count: 71))\n\n1\n--\(String(repeating: "x", count: 71))--\n",
            ["0 multipart/mixed", "1 text/plain"], ["1"], ["boundary-malformed"]),
        Case(
            "boundary with spaces, unquoted", "Content-Type: multipart/mixed; boundary=a b\n\n--a b\n\n1\n--a b--\n",
            ["0 multipart/mixed", "1 text/plain"], ["1"]),
        Case(
            "boundary without a semicolon before it", "Content-Type: multipart/mixed boundary=a\n\n--a\n\n1\n--a--\n",
            ["0 multipart/mixed", "1 text/plain"], ["1"], ["content-type-malformed"]),
        Case(
            "boundary whose quote never ends", "Content-Type: multipart/mixed; boundary=\"a\n\n--a\n\n1\n--a--\n",
            ["0 multipart/mixed", "1 text/plain"], ["1"], ["parameter-malformed"]),
        Case(
            "CR alone", "Content-Type: multipart/mixed; boundary=a\r\r--a\r\r1\r--a--\r", ["0 multipart/mixed", "1 text/plain"], ["1"],
            ["bare-cr"]),
        Case(
            "two content types", "Content-Type: text/html\nContent-Type: text/plain\n\nx\n", ["1 text/html"], ["x\n"],
            ["content-type-duplicated"]),
        Case(
            "an encoded multipart", "Content-Type: multipart/mixed; boundary=a\nContent-Transfer-Encoding: base64\n\n--a\n\n1\n--a--\n",
            ["0 multipart/mixed", "1 text/plain"], ["1"], ["multipart-encoded"]),
        Case("type without a subtype", "Content-Type: text\n\nx\n", ["1 text/plain"], ["x\n"], ["content-type-malformed"]),
        Case("empty type", "Content-Type:\n\nx\n", ["1 text/plain"], ["x\n"], ["content-type-malformed"]),
    ]

    @Test(arguments: wellFormed + damaged) func reads(_ item: Case) {
        let message = Message(item.text)
        #expect(message.outline == item.outline)
        let leaves = message.parts.indices.filter { message.parts[$0].kind == .leaf }
        #expect(leaves.map { string(message.content(of: $0).bytes) } == item.leaves)
        #expect(message.kinds == item.defects)
    }

    @Test(arguments: wellFormed + damaged) func familiesHoldTogether(_ item: Case) {
        let message = Message(item.text)
        for (index, part) in message.parts.enumerated() {
            #expect(part.header.upperBound <= part.body.lowerBound)
            #expect(part.body.upperBound <= message.source.count)
            guard let parent = part.parent else {
                #expect(index == 0)
                continue
            }
            #expect(parent < index)
            #expect(part.depth == message.parts[parent].depth + 1)
            #expect(message.parts[parent].body.lowerBound <= part.header.lowerBound)
            #expect(message.parts[parent].body.upperBound >= part.body.upperBound)
        }
    }
}
