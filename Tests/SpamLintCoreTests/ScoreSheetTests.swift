import SpamLintCore
import Testing

@Suite struct ScoreSheetTests {
    private func rule(_ name: String, _ category: String, _ points: Double) -> Rule {
        let text = LocalizedText(en: "", zh: "")
        return Rule(
            id: RuleID(name), title: text, category: category, classes: .all, severity: .note, points: Points(points), basis: .judgement,
            since: "", locales: [], why: text, advice: text, message: text, match: .defect(DefectMatch(kinds: [])),
            equivalents: Rule.Equivalents(), references: [])
    }

    private func finding(_ rule: Rule) -> Finding {
        let location = Location(line: 1, column: 1, endLine: 1, endColumn: 1, range: 0..<0, part: nil, field: nil)
        return Finding(rule: rule, location: location, text: nil, disguised: false, values: [])
    }

    @Test func aRuleCountsOnceAndACategoryUpToItsCap() {
        let categories = [Category(name: "a", title: LocalizedText(en: "", zh: ""), cap: Points(2))]
        let one = rule("one", "a", 1.5)
        let two = rule("two", "a", 1)
        let other = rule("other", "b", 0.3)
        let sheet = ScoreSheet([finding(one), finding(one), finding(two), finding(other)], categories: categories)
        #expect(sheet.lines.map(\.category) == ["a", "b"])
        #expect(sheet.lines.map(\.sum) == [Points(2.5), Points(0.3)])
        #expect(sheet.lines.map(\.counted) == [Points(2), Points(0.3)])
        #expect(sheet.score == Points(2.3))
    }

    @Test func nothingFoundIsNothing() {
        let sheet = ScoreSheet([], categories: [])
        #expect(sheet.lines.isEmpty)
        #expect(sheet.score == .zero)
    }
}
