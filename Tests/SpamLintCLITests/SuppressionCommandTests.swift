import Foundation
import TestSupport
import Testing

@Suite struct SuppressionCommandTests {
    private func report(_ text: String, name: String = "a.html", _ arguments: [String] = []) throws -> [String: Any] {
        let outcome = try Program.run(
            ["--now", "2026-11-23T12:00:00Z", "--format", "ndjson", "--stdin-filename", name] + arguments + ["-"], input: Array(text.utf8),
            folder: FileManager.default.temporaryDirectory.path)
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.error)")
    }

    private func rules(_ report: [String: Any], _ key: String = "findings") -> [String] {
        let entries = report[key] as? [[String: Any]] ?? []
        return entries.compactMap { ($0["finding"] as? [String: Any] ?? $0)["rule"] as? String }
    }

    private static let page = """
        <html lang="en"><body>
        BEFORE
        <p><a href="http://203.0.113.9/a">Our page</a></p>
        AFTER
        <p><a href="http://203.0.113.9/b">Our page</a></p>
        </body></html>

        """

    private func page(_ before: String, after: String = "") -> String {
        Self.page.replacing("BEFORE", with: before).replacing("AFTER", with: after)
    }

    @Test(arguments: [
        ("<!-- spamlint:disable link-ip-host -- a test bed -->", "", 0, 2),
        ("<!-- spamlint:disable-next-line link-ip-host -- a test bed -->", "", 1, 1),
        ("", "<!-- spamlint:disable link-ip-host -- a test bed -->", 1, 1),
        ("", "<!-- spamlint:disable-file link-ip-host -- a test bed -->", 0, 2),
        ("<!-- spamlint:disable link-ip-host -- a test bed -->", "<!-- spamlint:enable link-ip-host -->", 1, 1),
        ("<!-- spamlint:disable-line link-ip-host -- a test bed -->", "", 2, 0),
        ("{{!-- spamlint:disable link-ip-host -- a test bed --}}", "{{!-- spamlint:enable --}}", 1, 1),
        ("<!-- spamlint:disable link-ip-host -->", "", 2, 0),
        ("<!-- spamlint:disable link-plain-http -- another rule -->", "", 2, 0),
    ])
    func whatIsCoveredDoesNotCount(before: String, after: String, found: Int, suppressed: Int) throws {
        let report = try report(page(before, after: after))
        #expect(rules(report).count { $0 == "link-ip-host" } == found)
        #expect(rules(report, "suppressed").count { $0 == "link-ip-host" } == suppressed)
    }

    @Test func scoreVerdictAndStatusDoNotCountIt() throws {
        let before = try report(page(""))
        let after = try report(page("<!-- spamlint:disable link-ip-host -- a test bed -->"))
        let old = try #require(before["score"] as? Double)
        let new = try #require(after["score"] as? Double)
        #expect(new < old)
        let rest = page("<!-- spamlint:disable link-ip-host -- a test bed -->")
        let arguments = ["--fail-on", "never", "--max-score", "\(old)", "-q", "--stdin-filename", "a.html", "-"]
        let clean = try Program.run(arguments, input: Array(rest.utf8), folder: FileManager.default.temporaryDirectory.path)
        #expect(clean.status == 0, "\(clean.output)")
        let heeded = try Program.run(
            ["--no-inline"] + arguments, input: Array(rest.utf8), folder: FileManager.default.temporaryDirectory.path)
        #expect(heeded.status == 1, "\(heeded.output)")
    }

    @Test func reasonsAreShown() throws {
        let text = page("<!-- spamlint:disable link-ip-host -- a test \u{1B}[2Jbed -->")
        let outcome = try Program.run(
            ["--show-suppressed", "--stdin-filename", "a.html", "-"], input: Array(text.utf8),
            folder: FileManager.default.temporaryDirectory.path)
        #expect(outcome.output.contains("suppressed: 2"), "\(outcome.output)")
        #expect(outcome.output.contains("[link-ip-host]: a test \\u{1b}[2Jbed (line 2)"))
        let entries = try report(text)["suppressed"] as? [[String: Any]]
        #expect(entries?.first?["origin"] as? String == "inline")
        #expect(entries?.first?["line"] as? Int == 2)
    }

    @Test func suppressionsAreLintedThemselves() throws {
        #expect(rules(try report(page("<!-- spamlint:disable link-ip-host -->"))).contains("suppression-without-reason"))
        #expect(rules(try report(page("<!-- spamlint:disable link-ip-hst -- x -->"))).contains("suppression-unknown"))
        #expect(rules(try report(page("<!-- spamlint:disable date-missing -- x -->"))).contains("suppression-unused"))
        let used = rules(try report(page("<!-- spamlint:disable link-ip-host -- x -->")))
        #expect(!used.contains { $0.hasPrefix("suppression-") })
        let unasked = rules(try report(page("<!-- spamlint:disable cn-advertisement-label-missing -- not for China -->")))
        #expect(!unasked.contains("suppression-unused"), "the rules of China were not asked")
        let message = try report(page("<!-- spamlint:disable link-ip-hst -- x -->"), ["--lang", "en"])
        let found = (message["findings"] as? [[String: Any]])?.first { $0["rule"] as? String == "suppression-unknown" }
        #expect(found?["message"] as? String == "the suppression names “link-ip-hst”, which is no rule")
        #expect(((found?["fix"] as? [String: Any])?["title"] as? String)?.contains("link-ip-host") == true)
    }

    @Test func messagesHaveAField() throws {
        let mail = ConfigurationCommandTests.shout
        let field = mail.replacing("To: ", with: "X-Spamlint-Disable: subject-shouting,\n link-text-mismatch -- the brand\nTo: ")
        let report = try report(field, name: "a.eml")
        #expect(rules(report, "suppressed").sorted() == ["link-text-mismatch", "subject-shouting"])
        let unheeded = try self.report(field, name: "a.eml", ["--no-inline"])
        #expect(rules(unheeded).contains("subject-shouting") && unheeded["suppressed"] == nil)
    }

    @Test func encodedPartsAreRead() throws {
        let page = page("<!-- spamlint:disable-next-line link-ip-host -- a test bed -->")
        let head = "From: Ada <ada@shop.example>\nSubject: Hello\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
        let body = Data(page.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        let report = try report(head + "Content-Transfer-Encoding: base64\n\n" + body + "\n", name: "a.eml")
        #expect(rules(report).count { $0 == "link-ip-host" } == 1)
        #expect(rules(report, "suppressed") == ["link-ip-host"])
    }
}
