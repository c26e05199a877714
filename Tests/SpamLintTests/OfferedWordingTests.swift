import SpamLint
import TestSupport
import Testing

/// Where wording on opting out, or on why the reader gets the mail, is charged by filters, the fix quotes a wording that is not.
@Suite struct OfferedWordingTests {
    private static let linter: Linter? = {
        var configuration = Configuration()
        configuration.messageClass = .marketing
        configuration.now = Configuration.seconds(rfc3339: "2026-11-27T20:10:00Z")
        configuration.receivers = ["spamassassin", "rspamd-3.4", "rspamd-4.1"]
        return try? Linter(configuration)
    }()

    private static let rules = [
        "consent-by-partner-claimed", "future-mail-wording", "one-time-mailing-claimed", "removal-please-wording", "removal-wording-dated",
        "removal-wording-scored", "spam-denied", "spam-law-cited", "unsubscribe-by-reply",
    ]

    /// A plain newsletter against which nothing is held.
    private static func message(_ wording: String, isHTML: Bool) -> [UInt8] {
        let header = """
            From: River Bookshop <news@shop.example.com>
            To: Ann Baker <ann@mail.example>
            Subject: Autumn books on the shelf
            Date: Fri, 27 Nov 2026 20:00:00 +0000
            Message-ID: <20261127.200000.8f3a@shop.example.com>
            MIME-Version: 1.0
            List-Id: River Bookshop news <news.shop.example.com>
            List-Unsubscribe: <https://shop.example.com/unsubscribe/8f3a>,
             <mailto:unsubscribe@shop.example.com>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click

            """
        let text = """
            Dear Ann,

            the autumn books have come in. There are new novels from the north, two cookbooks on soup, and a tall atlas of
            rivers that three of us have read in turn. The shop is open from nine to six, and on Thursdays until eight.

            On Saturday a writer from the town reads from her first book. There is tea, and nobody needs a ticket.

            You get this newsletter because you signed up at shop.example.com.

            River Bookshop, 12 High Street, Bath BA1 1AA, United Kingdom

            """
        let address = "https://shop.example.com/unsubscribe/8f3a"
        let plain = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\(text)\n\(address)\n\(wording)\n"
        guard isHTML else { return Array((header + plain).utf8) }
        let paragraphs = text.replacing("\n\n", with: "</p>\n<p>")
        return Array(
            """
            \(header)Content-Type: multipart/alternative; boundary=river

            --river
            \(plain)
            --river
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 8bit

            <!DOCTYPE html>
            <html lang="en"><head><title>Autumn books on the shelf</title></head>
            <body><p>\(paragraphs)</p>
            <p><a href="\(address)">\(wording)</a></p>
            </body></html>
            --river--

            """.utf8)
    }

    /// What stands between quotation marks in a text.
    private static func quoted(in text: String) -> [String] {
        text.split(separator: "“").dropFirst().compactMap {
            $0.split(separator: "”", omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    private func charged(_ report: Report) -> [String] {
        report.receivers.flatMap(\.charges).filter { $0.points > .zero }.map(\.symbol.name)
    }

    @Test(arguments: rules, [false, true])
    func theWordingIsHeldAgainstNobody(name: String, isHTML: Bool) throws {
        let linter = try #require(Self.linter)
        let rule = try #require(linter.rules.first { $0.id.name == name })
        for language in ReportLanguage.allCases {
            let wordings = Self.quoted(in: rule.advice[language])
            #expect(!wordings.isEmpty, "the fix offers no wording in \(language)")
            for wording in wordings {
                let report = linter.lint(Self.message(wording, isHTML: isHTML), named: "news.eml")
                #expect(report.findings.map { "\($0.rule.id) \($0.text ?? "")" } == [], "\(wording)")
                #expect(charged(report) == [], "\(wording)")
            }
        }
    }

    /// The wording that is not to be used is told, and charged.
    @Test(arguments: [
        ("To be removed from our mailings, please reply.", "removal-wording-scored", "EXCUSE_REMOVE"),
        ("If you like, you may unsubscribe by clicking here or by writing to us.", "removal-wording-scored", "SCC_CANSPAM_2"),
        ("To be removed, please write to us.", "removal-please-wording", "EXCUSE_4"),
        ("If you do not wish to receive future mailings, tell us.", "future-mail-wording", "END_FUTURE_EMAILS"),
        ("This message is not spam.", "spam-denied", "NOT_SPAM"),
    ])
    func theWordingThatIsChargedIsTold(wording: String, rule: String, symbol: String) throws {
        let report = try #require(Self.linter).lint(Self.message(wording, isHTML: false), named: "news.eml")
        #expect(report.findings.map(\.rule.id.name).contains(rule))
        #expect(charged(report).contains(symbol))
    }
}
