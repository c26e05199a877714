import SpamLint
import Testing

/// Mail made to keep a linter busy: what a sender can repeat costs each time, and never the square of it.
@Suite struct HostileMailTests {
    private static let linter = try? Linter()

    private static let header = """
        From: Shop <news@shop.example>
        To: reader@example.org
        Subject: Hello
        Date: Mon, 23 Nov 2026 10:00:00 +0000
        Message-ID: <1@shop.example>
        MIME-Version: 1.0

        """

    private static func html(_ body: String) -> String { header + "Content-Type: text/html; charset=utf-8\n\n" + body }

    private static func mixed(_ part: String, _ count: Int) -> String {
        header + "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: part, count: count)
    }

    private static func nested(_ target: String, _ inside: String, _ count: Int = 10_000) -> String {
        html(String(repeating: "<a href=\(target)><table><td>", count: count) + String(repeating: inside, count: 20_000))
    }

    private static let alternative = "Content-Type: multipart/alternative; boundary=c\n\n--c\n"

    @Test(
        .timeLimit(.minutes(15)),
        arguments: [
            ("links inside dead links", nested("#", "word and word ")),
            ("one long word in links", nested("https://shop.example/", "www.bank.example/")),
            ("hidden texts in links", nested("https://shop.example/", "<p style=display:none>a</p>")),
            ("tags without end", html(String(repeating: "<a", count: 200_000))),
            ("alternatives", mixed("--b\n\(alternative)Content-Type: text/html\n\n<p>x\n", 10_000)),
            ("alternatives without end", mixed("--b\n\(alternative)", 10_000) + String(repeating: "--b\n\nx\n", count: 20_000)),
        ])
    func isLinear(name: String, message: String) throws {
        let report = try #require(Self.linter).lint(Array(message.utf8), named: "hostile.eml")
        #expect(!report.findings.isEmpty)
    }

    @Test(.timeLimit(.minutes(15))) func multipartsThatShareABoundary() throws {
        let part = "--b\nContent-Type: multipart/mixed; boundary=b\n\n"
        let message = Self.mixed(part, 80_000)
        let report = try #require(Self.linter).lint(Array(message.utf8), named: "hostile.eml")
        #expect(!report.receivers.isEmpty)
    }

    @Test(.timeLimit(.minutes(15))) func gainsOfRepeatedFields() throws {
        let message = String(repeating: "From: a@b.example\n", count: 50_000) + Self.header + "\nHello\n"
        var details = ReportDetails.none
        details.gains = true
        let reports = try #require(Self.linter).reports(on: Array(message.utf8), named: "hostile.eml", details: details)
        #expect(reports[0].prospect.gains.isEmpty == false)
    }
}
