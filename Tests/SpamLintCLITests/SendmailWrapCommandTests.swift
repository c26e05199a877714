import Foundation
import TestSupport
import Testing

/// `spamlint sendmail-wrap`, as PHP, cron and git call it.
@Suite struct SendmailWrapCommandTests {
    private static let good =
        "From: Shop <orders@shop.example>\r\nTo: reader@example.org\r\nSubject: Your order 4711\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n"
        + "Message-ID: <1@shop.example>\r\n\r\nIt left today and comes on Friday.\r\n"
    private static let bad = good.replacingOccurrences(of: "It left", with: "Dear {{first_name}}, it left")
    private static let clock = ["--now", "2026-11-23T12:00:00Z"]

    @Test func aGoodMessageGoesOnByteForByte() throws {
        let outcome = try Program.run(["sendmail-wrap"] + Self.clock + ["--", "cat"], input: Array(Self.good.utf8))
        #expect(outcome.status == 0 && outcome.output == Self.good && outcome.error.isEmpty)
    }

    @Test func theCommandsStatusIsOurs() throws {
        let outcome = try Program.run(
            ["sendmail-wrap"] + Self.clock + ["--", "sh", "-c", "cat >/dev/null; exit 77"], input: Array(Self.good.utf8))
        #expect(outcome.status == 77)
    }

    @Test func argumentsAreHandedOnAsTheyAre() throws {
        let outcome = try Program.run(
            ["sendmail-wrap"] + Self.clock + ["--", "printf", "%s|", "-t", "--lang", "a b"], input: Array(Self.good.utf8))
        #expect(outcome.output == "-t|--lang|a b|")
    }

    @Test func aBadMessageIsHeldBackWithItsReason() throws {
        let outcome = try Program.run(["sendmail-wrap"] + Self.clock + ["--", "cat"], input: Array(Self.bad.utf8))
        #expect(outcome.status == 69 && outcome.output.isEmpty)
        #expect(outcome.error.contains("[merge-placeholder-text]") && outcome.error.contains("not sent: score "))
        let chinese = try Program.run(["sendmail-wrap", "--lang", "zh"] + Self.clock + ["--", "cat"], input: Array(Self.bad.utf8))
        #expect(chinese.status == 69 && chinese.error.contains("未发送"))
    }

    @Test func theBarIsTheUsers() throws {
        let never = try Program.run(["sendmail-wrap", "--fail-on", "never"] + Self.clock + ["--", "cat"], input: Array(Self.bad.utf8))
        #expect(never.status == 0 && never.output == Self.bad)
        let score = try Program.run(
            ["sendmail-wrap", "--fail-on", "never", "--max-score", "0"] + Self.clock + ["--", "cat"], input: Array(Self.bad.utf8))
        #expect(score.status == 69)
    }

    @Test func suppressionsInAMessageAreNotHeeded() throws {
        let text = Self.bad.replacingOccurrences(
            of: "\r\n\r\n", with: "\r\nX-Spamlint-Disable: merge-placeholder-text -- I want it so\r\n\r\n")
        #expect(try Program.run(["sendmail-wrap"] + Self.clock + ["--", "cat"], input: Array(text.utf8)).status == 69)
    }

    @Test(
        arguments: [
            (["--", "/nowhere/sendmail", "-t"], Int32(75), "/nowhere/sendmail: "),
            (["--config", "/nowhere.yml", "--", "cat"], 75, "/nowhere.yml: "),
            ([], 2, "sendmail-wrap needs a command behind '--'"),
            (["--max-score=-1", "--", "cat"], 2, "it takes a number of points, 0 or more"),
        ] as [([String], Int32, String)])
    func whatCannotBeDoneIsSaidInOneLine(arguments: [String], status: Int32, told: String) throws {
        let outcome = try Program.run(["sendmail-wrap"] + arguments, input: Array(Self.good.utf8))
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.error.contains(told) && outcome.error.split(separator: "\n").count == 1)
    }

    @Test func whatCannotBeJudgedGoesOnWhereThatIsAsked() throws {
        let outcome = try Program.run(
            ["sendmail-wrap", "--on-error", "accept", "--config", "/nowhere.yml", "--", "cat"], input: Array(Self.good.utf8))
        #expect(outcome.status == 0 && outcome.output == Self.good)
    }

    @Test func safeFixesAreMadeOnTheWay() throws {
        let raw = Self.good.replacingOccurrences(of: "Your order", with: "Züge:")
        let outcome = try Program.run(["sendmail-wrap", "--fix"] + Self.clock + ["--", "cat"], input: Array(raw.utf8))
        #expect(outcome.status == 0 && outcome.output.contains("Subject: =?UTF-8?"))
    }
}
