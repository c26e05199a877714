import MailMessage
import SpamLintCore
import Testing

@testable import SpamLintChecks

/// What receivers' filters measure in their own way.
@Suite struct ReceiverChecksTests {
    private func facts(_ text: String) -> Facts { Facts(of: Message(parsing: Array(text.utf8)), now: 0) }

    private func count(_ check: Check, _ text: String, _ parameters: [(name: String, value: Parameters.Value)] = []) -> Int {
        check.find(facts(text), Parameters(parameters)).count
    }

    private func value(_ fact: FactDefinition, _ text: String) -> Double? { fact.measure(facts(text))?.value }

    private func alternative(_ plain: String, _ html: String) -> String {
        "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n\(plain)\n--b\nContent-Type: text/html\n\n\(html)\n--b--\n"
    }

    @Test func wordsOfAnAlternativeAreCutAtBlanks() {
        let same = alternative("New books, today", "<p>New <b>books</b>, today</p>")
        #expect(value(.alternativeTokensMissingPercent, same) == 0)
        #expect(value(.alternativeTokensRatio, same) == 1)
        #expect(value(.alternativeTokensMissingPercent, alternative("Elsewhere.", "<p>New books</p>")) == 100)
        #expect(value(.alternativeTokensMissingPercent, alternative("Hi", "<img src=a.png>")) == 100)
        #expect(value(.alternativeTokensMissingPercent, "Content-Type: text/html\n\n<p>New</p>\n") == nil)
        #expect(value(.alternativeTokensRatio, alternative("a b c d e f", "<p>a b</p>")) == 3)
    }

    @Test func plainTextIsMeasuredAgainstHTML() throws {
        let percent = try #require(value(.plainToHTMLPercent, alternative("12345", "<p>1</p>12")))
        #expect(percent == 50)
        #expect(value(.plainToHTMLPercent, "Content-Type: text/html\n\n<p>New</p>\n") == nil)
    }

    @Test func sizes() {
        #expect(value(.bodyBytes, "A: b\n\n12345") == 5)
        #expect(value(.renderedCharacters, "Subject: Hi\n\n a é \n") == 2)
        #expect(value(.imageParts, "Content-Type: image/gif\n\nR0lG\n") == 1)
        #expect(value(.base64LineBytes, "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nQUJD\r\nQQ==\r\n") == 4)
        #expect(value(.base64LineBytes, "A: b\n\nlong line\n") == nil)
    }

    @Test func htmlIsMeasuredInCharactersOfItsSource() {
        let page = "Content-Type: text/html; charset=utf-8\n\n<p>é</p>\r\n<img src=a>"
        #expect(value(.htmlSourceCharacters, page) == 20)
        let chinese = Array("Content-Type: text/html; charset=gb2312\n\n<p>".utf8) + [0xD6, 0xD0, 0xCE, 0xC4]
        #expect(FactDefinition.htmlSourceCharacters.measure(Facts(of: Message(parsing: chinese), now: 0))?.value == 7)
        #expect(value(.htmlSourceCharacters, "A: b\n\nHi") == nil)
        #expect(count(.imageLinked, page) == 0)
        #expect(count(.imageLinked, "Content-Type: text/html\n\n<a href=b><img src=a></a>") == 1)
    }

    @Test(arguments: [
        ("<center><p>Hi</p>", 1), ("<center>Hi</center>", 0), ("</center><center>", 1), ("<!-- <center> --><p>Hi", 0),
        ("<CENTER>a<center>b</CENTER>", 1), ("<style>center{}</style><center title='>'>a</center>", 0), ("<center", 0),
    ])
    func openElementsAreCounted(html: String, expected: Int) {
        #expect(count(.elementUnclosed, "Content-Type: text/html\n\n" + html, [("element", .text("center"))]) == expected)
    }

    @Test(arguments: [
        ("<p style='color:#fefefe'>Hi</p>", 1), ("<p style='color:#fff'> &nbsp;<br></p>", 0), ("<p style='color:#777'>Hi</p>", 0),
        ("<font color=white>Hi</font>", 1), ("<font color=white></font>Hi", 0), ("<td bgcolor=black><font color=white>Hi</font>", 1),
        ("<td style='background:#000'><font color=white>Hi</font>", 0), ("<div style='color:rgb(255,255,255)'>Hi", 1),
        ("<div style='background-color:red'><span style='color:transparent'>Hi", 1), ("<p style='color:inherit'>Hi", 0),
        ("<table><tr><td><font color=white><td>Hi", 0), ("<style>p { color: white }</style><p>Hi", 0),
        ("<p style='color:#fff'><!-- Hi --></p>", 0), ("<body text=white>Hi", 1),
    ])
    func textIsHeldAgainstItsInlineBackground(html: String, expected: Int) {
        #expect(count(.textNearBackground, "Content-Type: text/html\n\n" + html) == expected)
    }

    @Test func charsetClaims() {
        #expect(count(.charsetClaimBroken, "Content-Type: text/plain\n\nCafé\n") == 1)
        #expect(count(.charsetClaimBroken, "Content-Type: text/plain; charset=utf-8\n\nCafé\n") == 0)
        #expect(count(.charsetClaimBroken, "A: b\n\nCaf\u{0}\n") == 1)
        #expect(count(.charsetClaimBroken, "A: b\n\nCafe\r\n") == 0)
        #expect(count(.charsetClaimBroken, "Content-Type: multipart/mixed; boundary=b\n\nCafé\n") == 1)
    }

    @Test func headersAreOneText() {
        let text: [(name: String, value: Parameters.Value)] = [("regex", .texts([#"^A: b c\nD: "#]))]
        #expect(count(.headerText, "A: b\r\n c\r\nD: e\r\n\r\n", text) == 1)
        #expect(count(.headerText, "\nA: b c\nD: ", text) == 0)
    }

    @Test func fieldsOfPartsAreRead() {
        let message = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/gif\n\nR\n--b--\n"
        let regex: [(name: String, value: Parameters.Value)] = [("fields", .texts(["Content-Type"])), ("regex", .texts(["^image/"]))]
        #expect(count(.partFieldText, message, regex) == 1)
    }

    @Test func addressesAndNamesAreRead() {
        let message = "From: \"Shop, Ltd\" <news@shop.example>, b@c.example\n\n"
        let name: [(name: String, value: Parameters.Value)] = [
            ("fields", .texts(["From"])), ("regex", .texts(["^Shop, Ltd$"])), ("as", .text("name")),
        ]
        #expect(count(.fieldText, message, name) == 1)
        let address: [(name: String, value: Parameters.Value)] = [
            ("fields", .texts(["From"])), ("regex", .texts(["^news@shop.example$"])), ("as", .text("address")),
        ]
        #expect(count(.fieldText, message, address) == 1)
    }

    @Test func timeOfOutlooksMessageID() {
        let date = "Date: Tue, 12 Nov 2002 09:00:00 +0000\n"
        #expect(count(.outlookIDTime, date + "Message-ID: <000001c28a26$0a1b2c3d$0100a8c0@a.example>\n\n") == 0)
        #expect(count(.outlookIDTime, date + "Message-ID: <000001c2a1b2$0a1b2c3d$0100a8c0@a.example>\n\n") == 1)
        #expect(count(.outlookIDTime, "Message-ID: <000001c28a26$0a1b2c3d$0100a8c0@a.example>\n\n") == 1)
        #expect(count(.outlookIDTime, date + "Message-ID: <1@a.example>\n\n") == 0)
    }

    @Test func recipients() {
        let alike = "To: ann1@a.example, ann2@a.example, ann3@a.example, ann4@a.example, ann5@a.example\n\n"
        #expect(count(.recipientsSimilar, alike) == 1)
        #expect(count(.recipientsSorted, alike, [("at-least", .number(5))]) == 1)
        #expect(count(.recipientsSorted, alike) == 0)
        #expect(count(.recipientsSimilar, "To: ann@a.example, bob@b.example\n\n", [("at-least", .number(0))]) == 0)
    }

    @Test(arguments: [
        ("From: a@gmail.com\nReply-To: b@qq.com\n\nHi", 1), ("From: a@gmail.com\nReply-To: a@gmail.com\n\nHi", 0),
        ("From: a@shop.example\nReply-To: b@qq.com\n\nWrite to c@gmail.com now", 1),
        ("From: a@shop.example\nReply-To: b@qq.com\n\nWrite to <c@gmail.com>", 0),
        ("From: a@shop.example\nReply-To: b@qq.com\n\nc@gmail.com wrote: hi", 0),
        ("From: a@shop.example\nReply-To: b@qq.com\n\na@b.example, c@b.example, d@b.example, e@b.example, c@gmail.com", 0),
        ("From: a@gmail.com\n\nWrite to c@gmail.com now", 0), ("From: a@shop.example\nReply-To: info@qq.com\n\nWrite to c@gmail.com", 0),
    ])
    func freemailAddressesThatDiffer(message: String, expected: Int) {
        #expect(count(.freemailMismatch, message) == expected)
    }

    @Test func freemailListsAreOpen() {
        let message = "From: a@mail.house.example\n\n"
        #expect(count(.freemailAddress, message) == 0)
        #expect(count(.freemailAddress, message, [("also", .texts(["*.house.example"]))]) == 1)
        #expect(count(.freemailAddress, message, [("also", .texts(["mail.*"]))]) == 1)
        #expect(count(.freemailAddress, "From: a@gmail.com\n\n", [("except", .texts(["gmail.com"]))]) == 0)
    }

    @Test func targetsAreCounted() {
        let message = "Content-Type: text/html\n\n<img src=https://a.example/1.png><img src=https://a.example/2.png>"
        let regex: [(name: String, value: Parameters.Value)] = [("regex", .texts([#"a\.example"#])), ("all", .flag(true))]
        #expect(count(.targetText, message, regex + [("at-least", .number(2))]) == 2)
        #expect(count(.targetText, message, regex + [("at-most", .number(1))]) == 0)
        #expect(count(.targetText, message, regex + [("at-least", .number(5)), ("at-most", .number(3))]) == 0)
    }
}
