import SpamLint
import TestSupport
import Testing

/// What scores would be with something mended, by the small rules and the small filter in `GainRules`.
@Suite struct GainTests {
    static let linter: Linter? = {
        var configuration = Configuration()
        configuration.ruleFolders = [Repository.path("Tests/SpamLintTests/GainRules")]
        // Of the built-in rules none, so that every figure below is made up here.
        configuration.disabled = (try? Linter().rules.map(\.id.name)) ?? []
        return try? Linter(configuration)
    }()

    private func report(_ subject: String, _ text: String, fields: String = "", target: Double? = nil) throws -> Report {
        let linter = try #require(Self.linter)
        let message = "From: a@shop.example\nTo: b@example.org\nSubject: \(subject)\n\(fields)\n\(text)\n"
        var details = ReportDetails()
        details.gains = true
        details.bandExits = true
        details.target = target.map { Points($0) }
        return try #require(try linter.reports(on: Array(message.utf8), named: "a.eml", details: details).first)
    }

    private func outlook(_ report: Report, _ rule: String) throws -> Outlook {
        try #require(report.prospect.gains[RuleID(rule)])
    }

    /// The points of each symbol of the small filter.
    private func symbols(_ receivers: [ReceiverVerdict]) -> [String: Double] {
        let verdict = receivers.first { $0.profile.name == "spamassassin" }
        let pairs = verdict?.charges.map { ($0.symbol.name, Double($0.points.thousandths) / 1000) } ?? []
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static let campaign = "X-Campaign: june\n"

    @Test func aBandGivesWayToTheNext() throws {
        let report = try report("Hi", "Text.", fields: Self.campaign)
        #expect(symbols(report.receivers) == ["SUBJECT_BAND_ONE": 1.0, "HAS_CAMPAIGN": -0.2])
        let outlook = try outlook(report, "house-subject-short")
        // Held at 15 cells the subject is in the second band, whatever the rule says of equivalents.
        #expect(symbols(outlook.receivers) == ["SUBJECT_BAND_TWO": 2.0, "HAS_CAMPAIGN": -0.2])
        // The other rule on the same number is mended too.
        #expect(report.score == Points(2.0))
        #expect(outlook.score == .zero)
        // The other way round it is not.
        #expect(try self.outlook(report, "house-subject-curt").score == Points(1.0))
    }

    @Test func bandsSayWhereTheyEnd() throws {
        let exits = try #require(try report("Hi", "Text.").prospect.bandExits["spamassassin-4.0.1"])
        let exit = try #require(exits["SUBJECT_BAND_ONE"])
        #expect(exit.value == 2 && exit.limit == 10 && exit.end == 30 && exit.isUpward)
        #expect(exit.next.map(\.name) == ["SUBJECT_BAND_TWO"])
        #expect(exit.value("missing") == "8" && exit.value("end-missing") == "28")
        let others = try #require(try report("A subject of twenty-six cells", "Text.").prospect.bandExits["spamassassin-4.0.1"])
        let last = try #require(others["SUBJECT_BAND_THREE"])
        #expect(last.limit == 30 && last.end == nil && last.next.isEmpty)
    }

    @Test func compositesAndWhatTheyReplaceAreWorkedOutAnew() throws {
        let report = try report("A subject that is long enough for all", "An apple and a ripe pear.", fields: Self.campaign)
        // The group holds three points, of which the apple takes two; the salad makes the pear cost nothing.
        #expect(symbols(report.receivers) == ["APPLE": 2.0, "PEAR": 0, "FRUIT_SALAD": 4.0, "HAS_CAMPAIGN": -0.2])
        // Without the apple there is no salad, and the pear costs again.
        let outlook = try outlook(report, "house-apple")
        #expect(symbols(outlook.receivers) == ["PEAR": 2.0, "HAS_CAMPAIGN": -0.2])
        // The category had 2.5 points and counted 2.2.
        #expect(report.score == Points(2.2))
        #expect(outlook.score == Points(1.5))
    }

    @Test func wordsThatAreMendedAreGoneForAll() throws {
        let report = try report("A subject that is long enough for all", "A ripe pear.", fields: Self.campaign)
        let outlook = try outlook(report, "house-pear")
        #expect(symbols(outlook.receivers) == ["HAS_CAMPAIGN": -0.2])
        #expect(outlook.score == .zero)
        let two = try self.report("A subject that is long enough for all", "A ripe pear, a pear.", fields: Self.campaign)
        // The other pear is still there.
        #expect(try self.outlook(two, "house-pear").score == Points(0.5))
        #expect(symbols(try self.outlook(two, "house-pear").receivers)["PEAR"] == 2.0)
    }

    @Test func aFieldThatIsAddedIsThere() throws {
        let report = try report("A subject that is long enough for all", "Text.")
        #expect(symbols(report.receivers) == ["NO_CAMPAIGN": 0.7])
        #expect(symbols(try outlook(report, "house-campaign").receivers) == ["HAS_CAMPAIGN": -0.2])
    }

    @Test func aRuleMaySayWhatItsAdviceReaches() throws {
        let report = try report("Hi", "Text.", fields: Self.campaign + "X-Odd: yes\n")
        let outlook = try outlook(report, "house-plain")
        #expect(symbols(outlook.receivers) == ["HAS_CAMPAIGN": -0.2])
    }

    @Test func aNumberGrowsByWhatAFindingTells() throws {
        let page = "<p>Tents and boots.</p><img src=\"https://shop.example/a.png\" width=\"600\" height=\"800\">"
        let report = try report("A subject that is long enough for all", page, fields: Self.campaign + "Content-Type: text/html\n")
        #expect(symbols(report.receivers)["PAGE_BAND_ONE"] == 1.5)
        // The 385 characters that are missing do not make a page of 500 bytes.
        #expect(symbols(try outlook(report, "house-picture").receivers)["PAGE_BAND_ONE"] == 1.5)
        let padded = page + String(repeating: "<!-- -->", count: 20)
        let longer = try self.report("A subject that is long enough for all", padded, fields: Self.campaign + "Content-Type: text/html\n")
        #expect(symbols(try outlook(longer, "house-picture").receivers)["PAGE_BAND_TWO"] == 0.8)
    }

    @Test(arguments: [(5.0, []), (2.2, ["house-campaign"]), (1.0, ["house-subject-short", "house-apple"])] as [(Double, [String])])
    func theFewestFixesAreNamed(target: Double, rules: [String]) throws {
        let report = try report("Hi", "An apple.", target: target)
        // Of the house 2.8 points count as 2.0, of the fruit 1.0.
        #expect(report.score == Points(3.0))
        let plan = try #require(report.prospect.target)
        #expect(plan.isReached)
        #expect(plan.rules.count == rules.count || target == 2.2, "\(plan.rules.map(\.id))")
        #expect(plan.outlook.score < Points(target))
    }

    @Test func aTargetOutOfReachIsSaid() throws {
        let plan = try #require(try report("Hi", "An apple.", target: 0.0005).prospect.target)
        #expect(plan.isReached)
        #expect(plan.outlook.score == .zero)
    }

    @Test func nothingIsWorkedOutUnasked() throws {
        let linter = try #require(Self.linter)
        let report = linter.lint(Array("Subject: Hi\n\nAn apple.\n".utf8))
        #expect(report.prospect.gains.isEmpty && report.prospect.bandExits.isEmpty && report.prospect.target == nil)
    }
}
