import SpamLint
import TestSupport
import Testing

/// A profile that builds on another finds the same asked alone, beside its base, and read from files.
@Suite struct DerivedProfileTests {
    private static func linter(_ receivers: [String], folders: [String] = []) -> Linter? {
        var configuration = Configuration()
        configuration.receivers = receivers
        configuration.ruleFolders = folders
        configuration.now = Configuration.seconds(rfc3339: "2026-11-23T12:00:00Z")
        return try? Linter(configuration)
    }

    private static let base = linter(["rspamd-3.4"])
    private static let alone = linter(["rspamd-4.1"])
    private static let both = linter(["rspamd-4.1", "rspamd-3.4"])
    private static let read = linter(["rspamd-4.1"], folders: [Repository.path("Rules/receivers")])

    private func told(_ verdict: ReceiverVerdict) -> String {
        "\(verdict.profile.id) \(verdict.score) " + verdict.charges.map { "\($0.symbol.name)=\($0.points)" }.joined(separator: " ")
    }

    @Test(arguments: Repository.files(under: "Corpus", endings: ["eml"]))
    func conditionsThatAreSharedFindTheSame(path: String) throws {
        let bytes = try Repository.bytes(path)
        let verdicts = [Self.base, Self.alone, Self.both, Self.read].map { $0?.lint(bytes, named: path).receivers.map(told) ?? [] }
        #expect(verdicts[2] == verdicts[0] + verdicts[1])
        #expect(verdicts[3] == verdicts[1] && verdicts[1].count == 1)
    }

    @Test func whatDiffersIsToldApart() throws {
        let message = """
            From: a@shop.example
            Content-Type: text/html

            <p><a href="https://www.google.com/url?q=https://shop.example/">Read</a> <a href="http://ann@192.0.2.7/">more</a></p>

            """
        let verdicts = try #require(Self.both).lint(Array(message.utf8), named: "a.eml").receivers
        let points = verdicts.map { verdict in
            Dictionary(verdict.charges.map { ($0.symbol.name, $0.points) }, uniquingKeysWith: { first, _ in first })
        }
        #expect(verdicts.map(\.key) == ["rspamd", "rspamd-4.1"])
        #expect(points[0]["HAS_GOOGLE_REDIR"] == Points(0.01) && points[1]["HAS_GOOGLE_REDIR"] == Points(1.0))
        #expect(points[0]["URL_NUMERIC_IP_USER"] == nil && points[1]["URL_NUMERIC_IP_USER"] == Points(4.0))
        #expect(points[0]["MISSING_DATE"] == points[1]["MISSING_DATE"] && points[0]["MISSING_DATE"] != nil)
    }

    @Test func theThresholdsAndCapsOfTheBaseHold() throws {
        let profiles = try #require(Self.both).profiles
        let old = try #require(profiles.first { $0.id == "rspamd-3.4" })
        let new = try #require(profiles.first { $0.id == "rspamd-4.1" })
        #expect(new.threshold == old.threshold && new.actions == old.actions && new.base?.id == old.id && old.base == nil)
        #expect(old.groups.allSatisfy(new.groups.contains))
        #expect(ReceiverProfile.standard(among: profiles).map(\.id) == ["rspamd-3.4", "spamassassin-4.0.1"])
    }
}
