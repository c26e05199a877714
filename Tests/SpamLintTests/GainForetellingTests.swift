import SpamLint
import TestSupport
import Testing

/// What a gain foretells is what comes of mending the message.
@Suite struct GainForetellingTests {
    static let linter: Linter? = {
        var configuration = Configuration()
        configuration.now = Configuration.seconds(rfc3339: "2026-11-23T12:00:00Z")
        configuration.messageClass = .transactional
        return try? Linter(configuration)
    }()

    private static let sound = """
        From: Ada Shop <ada@shop.example>
        To: reader@example.org
        Subject: Your order 7731
        Date: Mon, 23 Nov 2026 10:00:00 +0000
        Message-ID: <order.7731@shop.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        Your order left our warehouse this morning. See https://shop.example/orders for where it is.

        """

    /// A rule, and the words of the sound message that make it find something once they are replaced.
    private static let faults: [(rule: String, sound: String, fault: String)] = [
        ("date-missing", "Date: Mon, 23 Nov 2026 10:00:00 +0000\n", ""),
        ("message-id-missing", "Message-ID: <order.7731@shop.example>\n", ""),
        ("mime-version-missing", "MIME-Version: 1.0\n", ""),
        ("to-missing", "To: reader@example.org\n", ""),
        ("subject-missing", "Subject: Your order 7731\n", ""),
        ("subject-shouting", "Subject: Your order 7731", "Subject: YOUR GREAT ORDER"),
        ("merge-placeholder-subject", "Subject: Your order 7731", "Subject: Your order {{number}}"),
        ("link-ip-host", "https://shop.example/orders", "https://203.0.113.66/orders"),
        ("date-weekday-wrong", "Date: Mon,", "Date: Tue,"),
    ]

    private func report(_ message: String) throws -> Report {
        let linter = try #require(Self.linter)
        var details = ReportDetails()
        details.gains = true
        details.target = Points(1.0)
        return try #require(try linter.reports(on: Array(message.utf8), named: "a.eml", details: details).first)
    }

    @Test(arguments: faults.indices)
    func oneFault(index: Int) throws {
        let fault = Self.faults[index]
        let mended = try report(Self.sound)
        let broken = try report(Self.sound.replacing(fault.sound, with: fault.fault))
        let outlook = try #require(broken.prospect.gains[RuleID(fault.rule)], "\(fault.rule) finds nothing")
        #expect(outlook.score == mended.score)
        #expect(outlook.receivers.map(\.score) == mended.receivers.map(\.score))
        #expect(broken.score > mended.score || broken.receivers.map(\.score) != mended.receivers.map(\.score))
    }

    /// With two faults each gain is what the message has with the other fault alone.
    @Test func twoFaults() throws {
        for first in Self.faults.indices {
            for second in Self.faults.indices where first < second && Self.faults[first].sound != Self.faults[second].sound {
                let one = Self.sound.replacing(Self.faults[first].sound, with: Self.faults[first].fault)
                let both = try report(one.replacing(Self.faults[second].sound, with: Self.faults[second].fault))
                guard let outlook = both.prospect.gains[RuleID(Self.faults[second].rule)] else { continue }
                let left = try report(one)
                let names = "\(Self.faults[first].rule), \(Self.faults[second].rule)"
                #expect(outlook.score == left.score, "\(names)")
                #expect(outlook.receivers.map(\.score) == left.receivers.map(\.score), "\(names)")
            }
        }
    }

    /// On every bad message of the corpus the plan keeps what it says, and no single fix does where it names several.
    @Test(arguments: Repository.files(under: "Corpus/spam", endings: ["eml"]))
    func plansHold(path: String) throws {
        let linter = try #require(Self.linter)
        var details = ReportDetails()
        details.gains = true
        for target in [1.0, 3.0] {
            details.target = Points(target)
            for report in try linter.reports(on: try Repository.bytes(path), named: path, details: details) {
                let plan = try #require(report.prospect.target)
                #expect(plan.isReached == (plan.outlook.score < Points(target)))
                #expect(plan.rules.isEmpty == (report.score < Points(target)))
                let best = report.prospect.gains.values.map(\.score).min() ?? report.score
                if plan.rules.count > 1 { #expect(best >= Points(target)) }
                // An edit may take more off than its own finding, and a plan counts on no more than that.
                if plan.rules.count == 1 { #expect(plan.outlook.score >= best && plan.outlook.score < Points(target)) }
            }
        }
    }
}
