import SpamLint
import TestSupport
import Testing

/// Whole outputs of what mending brings, by the small rules and filters of `GainRules`, which nobody else changes.
@Suite struct GainGoldenTests {
    static let linter: Linter? = {
        var configuration = Configuration()
        configuration.ruleFolders = [Repository.path("Tests/SpamLintTests/GainRules")]
        configuration.disabled = (try? Linter().rules.map(\.id.name)) ?? []
        return try? Linter(configuration)
    }()

    static let message = """
        From: a@shop.example
        To: b@example.org
        Subject: Hi

        An apple and a ripe pear.

        """

    static let mended = message.replacing("Subject: Hi", with: "Subject: Fruit of the week").replacing("ripe ", with: "good ")

    private func report(on message: String, details: ReportDetails = .none, path: String = "fruit.eml") throws -> Report {
        let linter = try #require(Self.linter)
        return try #require(try linter.reports(on: Array(message.utf8), named: path, details: details).first)
    }

    private static let details: ReportDetails = {
        var details = ReportDetails.excerpts
        details.bandExits = true
        details.gains = true
        details.target = Points(1.0)
        return details
    }()

    private static func golden(_ name: String) -> String { "Tests/SpamLintReportTests/Golden/\(name)" }

    @Test(arguments: ReportLanguage.allCases)
    func textWithReceiversAndGains(language: ReportLanguage) throws {
        let report = try report(on: Self.message, details: Self.details)
        let text = TextReport(language: language, isColored: false, showsReceivers: true).render(report, isFirst: true)
        Golden.expect(text, matches: Self.golden("gain.\(language.rawValue).txt"))
    }

    @Test func jsonWithGains() throws {
        var json = JSONWriter()
        JSONv1.write(try report(on: Self.message, details: Self.details), language: .english, to: &json)
        json.endLine()
        Golden.expect(String(decoding: json.bytes, as: UTF8.self), matches: Self.golden("gain.ndjson"))
    }

    @Test(arguments: ReportLanguage.allCases)
    func comparedText(language: ReportLanguage) throws {
        let comparison = Comparison(try report(on: Self.message), try report(on: Self.mended, path: "better.eml"))
        let text = ComparisonText(comparison, language: language, isColored: false).text
        Golden.expect(text, matches: Self.golden("compare.\(language.rawValue).txt"))
    }

    @Test func comparedJSON() throws {
        let comparison = Comparison(try report(on: Self.message), try report(on: Self.mended, path: "better.eml"))
        var json = JSONWriter()
        ComparisonJSONv1.write(comparison, language: .english, to: &json)
        json.endLine()
        Golden.expect(String(decoding: json.bytes, as: UTF8.self), matches: Self.golden("compare.json"))
    }

    @Test func summedUp() throws {
        var statistics = RuleStatistics()
        for message in [Self.message, Self.mended, Self.message] { statistics.add(try report(on: message)) }
        let text = ReportLanguage.allCases.map { StatisticsText(statistics, language: $0).text }.joined(separator: "\n")
        Golden.expect(text, matches: Self.golden("statistics.txt"))
        statistics.add(failure: "it is empty", path: "empty.eml")
        var json = JSONWriter()
        StatisticsJSONv1.write(statistics, to: &json)
        json.endLine()
        Golden.expect(String(decoding: json.bytes, as: UTF8.self), matches: Self.golden("statistics.json"))
    }

    @Test(arguments: ReportLanguage.allCases)
    func pages(language: ReportLanguage) throws {
        let linter = try #require(Self.linter)
        let rules = linter.rules.filter { ["house-subject-short", "house-apple", "house-plain"].contains($0.id.name) }
        var pages = rules.map { rule in
            RulePage(
                rule, category: linter.category(of: rule), profiles: linter.profiles, examples: linter.examples[rule.id.name],
                language: language
            ).text
        }
        for profile in linter.profiles {
            for symbol in profile.symbols where ["SUBJECT_BAND_ONE", "FRUIT_SALAD", "SUBJECT_CURT"].contains(symbol.name) {
                pages.append(SymbolPage(symbol, profile: profile, rules: linter.rules, language: language).text)
            }
        }
        Golden.expect(pages.joined(separator: "\n"), matches: Self.golden("explain.\(language.rawValue).txt"))
    }
}
