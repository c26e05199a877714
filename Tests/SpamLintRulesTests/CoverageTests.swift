import SpamLint
import SpamLintRules
import TestSupport
import Testing

/// Holds `Rules/COVERAGE.md` against the catalogue.
@Suite struct CoverageTests {
    private struct Row {
        let subject: String
        let names: [String]
        let reason: String
    }

    private static let rows: [Row] = {
        let text = (try? Repository.bytes("Rules/COVERAGE.md")).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let heads = ["| ---", "| subject | covered by |", "| category | rules |"]
        let lines = text.split(separator: "\n").filter { line in line.hasPrefix("| ") && !heads.contains { line.hasPrefix($0) } }
        return lines.map {
            let cells = $0.split(separator: "|", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
            // Names stand between back-quotes, with a comma and a blank between one and the next.
            let names = cells.count > 2 ? cells[2].split(separator: "`").filter { !$0.allSatisfy { $0 == "," || $0 == " " } } : []
            return Row(
                subject: cells.count > 1 ? String(cells[1]) : "", names: names.map(String.init),
                reason: cells.count > 3 ? String(cells[3]) : "")
        }
    }()

    private static let rules = Set(RuleExampleTests.files.map(\.rule.id.name))

    @Test func everyNameExists() throws {
        let folder = try RuleFolder(Repository.path("Rules"), vocabulary: .program(categories: []))
        let vocabulary = Vocabulary.program(categories: [])
        let symbols = Set(folder.profiles.flatMap(\.profile.symbols).map(\.name))
        let known = Self.rules.union(vocabulary.facts.map(\.name)).union(symbols)
        for row in Self.rows {
            let unknown = row.names.filter { !known.contains($0) }
            #expect(unknown.isEmpty, "\(row.subject)names what there is not: \(unknown)")
        }
    }

    @Test func everyRowHasACoverOrAReason() {
        #expect(Self.rows.count > 200)
        for row in Self.rows where row.names.isEmpty {
            #expect(!row.reason.isEmpty, "\(row.subject)has neither a cover nor a reason")
        }
    }

    @Test func everyRuleStandsSomewhere() {
        let named = Set(Self.rows.flatMap(\.names))
        let absent = Self.rules.subtracting(named).sorted()
        #expect(absent.isEmpty, "put these into a row of Rules/COVERAGE.md, or under 'Beyond the rows': \(absent)")
    }
}
