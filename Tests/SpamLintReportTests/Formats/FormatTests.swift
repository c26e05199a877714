import Foundation
import MailBytes
import SpamLint
import Testing

@testable import SpamLintReport

/// What is particular to each format.
@Suite struct FormatTests {
    private static func finding(_ rule: Rule, line: Int = 1) -> Finding {
        Finding(
            rule: rule, location: Location(line: line, column: 1, endLine: line, endColumn: 2, range: 0..<1, part: nil, field: nil),
            text: "x", disguised: false, values: [])
    }

    private static func rule(_ name: String, _ severity: Severity, points: Double = 1) -> Rule {
        Rule(
            id: RuleID(name), title: LocalizedText(en: name, zh: "规则"), category: "house", classes: .all, severity: severity,
            points: Points(points), basis: .judgement, since: "0.1.0", locales: [], why: LocalizedText(en: "why", zh: "原因"),
            advice: LocalizedText(en: "advice", zh: "建议"), message: LocalizedText(en: "message", zh: "消息"),
            match: .defect(DefectMatch(kinds: [])), equivalents: Rule.Equivalents(), references: [])
    }

    private static func file(_ findings: [Finding], path: String = "a.eml") -> LintedFile {
        let report = Report(
            path: path, message: nil, messageClass: .unknown, findings: findings, sheet: ScoreSheet(findings, categories: []))
        return LintedFile(path: path, source: Array("x\n".utf8), reports: [report])
    }

    @Test func gitHubShowsTheTenOfEachLevelThatCostMost() {
        let many = (0..<15).map { Self.finding(Self.rule("house-\($0)", .warning, points: Double($0))) }
        let output = Hostile.output(.github, [Self.file(many + [Self.finding(Self.rule("house-error", .error))])])
        let commands = output.split(separator: "\n").filter { $0.hasPrefix("::") }
        #expect(commands.count == 11)
        #expect(commands.first?.contains("house-error") == true)
        #expect(output.contains("house-14") && !output.contains("house-4:") && !output.contains("house-4\n"))
        #expect(output.contains("5 more not shown"))
    }

    @Test func gitLabIsAnEmptyArrayWhenAllIsWell() {
        #expect(Hostile.output(.gitlab, [Self.file([])]) == "[]\n")
    }

    @Test func gitLabFingerprintsDiffer() throws {
        let same = Self.finding(Self.rule("house-a", .note))
        let output = Hostile.output(.gitlab, [Self.file([same, same]), Self.file([same], path: "b.eml")])
        let objects = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
        #expect(Set(objects.compactMap { $0["fingerprint"] as? String }).count == 3)
        #expect(objects.allSatisfy { $0["severity"] as? String == "info" })
    }

    @Test func junitHasACaseForAMessageWithoutFindings() {
        let output = Hostile.output(.junit, [Self.file([])])
        #expect(output.contains("tests=\"1\" failures=\"0\""))
        #expect(output.contains("a.eml › score"))
    }

    @Test func junitFailsFromTheBarOn() {
        let findings = [Self.finding(Self.rule("house-note", .note)), Self.finding(Self.rule("house-error", .error))]
        let output = Hostile.output(.junit, [Self.file(findings)])
        #expect(output.contains("tests=\"3\" failures=\"1\""), "\(output)")
    }

    @Test func tapIsOkUnderTheBar() {
        #expect(Hostile.output(.tap, [Self.file([Self.finding(Self.rule("house-note", .note))])]).contains("ok 1 - a.eml\n"))
    }

    @Test func markdownFitsAComment() {
        let findings = (0..<60).map { Self.finding(Self.rule("house-\($0)", .note)) }
        let files = (0..<300).map { Self.file(findings, path: "mail-\($0).eml") }
        let output = Hostile.output(.markdown, files)
        #expect(output.utf8.count < 65_000)
        #expect(output.contains("200 more messages") && output.contains("no room for the findings of"))
    }

    @Test func reviewdogSuggestsWhatReplacesTheFinding() {
        var finding = Self.finding(Self.rule("house-a", .note))
        finding.fix = Fix(.safe, [Edit(0..<1, Array("y".utf8))])
        #expect(Hostile.output(.rdjsonl, [Self.file([finding])]).contains(#""suggestions":[{"range":{"start":{"line":1,"column":1}"#))
        finding.fix = Fix(.safe, [Edit(5..<6, Array("y".utf8))])
        #expect(!Hostile.output(.rdjsonl, [Self.file([finding])]).contains("suggestions"))
    }

    @Test(arguments: ReportFormat.allCases)
    func everyFormatSpeaksChinese(format: ReportFormat) {
        #expect(Hostile.output(format, language: .chinese).unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }

    @Test(arguments: [
        ("::error::x", "\\u{3a}:error::x"), ("a ::b", "a ::b"), ("a\n  ::b", "a\n  \\u{3a}:b"), ("a ##[b]", "a \\u{23}#[b]"),
        ("##VSO[x", "\\u{23}#VSO[x"), ("###", "###"), ("plain", "plain"), ("##", "##"),
    ])
    func logsObeyNothing(text: String, expected: String) {
        #expect(LogText.harmless(text) == expected)
    }

    @Test(arguments: [
        ("plain", "`plain`"), ("a`b", "``a`b``"), ("`a``", "``` `a`` ```"), ("", ""), ("a|b", #"`a\|b`"#), ("a\nb", "`a\\u{a}b`"),
    ])
    func codeIsFenced(text: String, expected: String) {
        #expect(MarkdownText.code(text, isCell: true) == expected)
    }

    @Test(arguments: [
        ("./a.eml", "a.eml"), ("/srv/shop/mail/a.eml", "mail/a.eml"), ("/other/a.eml", "/other/a.eml"), ("a/./b", "a/./b"), (".", "."),
        ("/srv/shopping/a", "/srv/shopping/a"),
    ])
    func pathsAreRelative(path: String, expected: String) {
        #expect(ArtifactPath.relative(path, to: "/srv/shop") == expected)
    }

    @Test(arguments: [
        ([], ""), ([0x66], "Zg=="), ([0x66, 0x6F], "Zm8="), ([0x66, 0x6F, 0x6F], "Zm9v"), ([0xFB, 0xFF, 0xFE, 0], "+//+AA=="),
    ])
    func base64(bytes: [UInt8], expected: String) {
        #expect(String(decoding: Base64Writer.encode(bytes), as: UTF8.self) == expected)
    }

    @Test func sarifSaysWhyAFindingDoesNotCount() {
        let source = SourceText(Hostile.source)
        let suppression = SARIFSuppression(kind: .inSource, justification: "agreed with the bank")
        var json = JSONWriter()
        SARIFResult(
            finding: Hostile.finding(), ruleIndex: 0, path: "a.eml", source: source, fingerprint: "x", suppression: suppression,
            language: .english
        ).write(to: &json)
        let text = String(decoding: json.bytes, as: UTF8.self)
        #expect(text.hasSuffix(#""suppressions":[{"kind":"inSource","justification":"agreed with the bank"}]}"#), "\(text)")
    }

    @Test func columnsOfDamagedText() {
        // A lone continuation byte and a cut character are a column each; a byte order mark is none.
        let source = SourceText([0xEF, 0xBB, 0xBF, 0x61, 0x80, 0xE4, 0xBD, 0x62, 0x0A, 0x63])
        #expect(source.column(of: 3, inLine: 1) == 1)
        #expect(source.column(of: 7, inLine: 1) == 4)
        #expect(source.column(of: 4, inLine: 1) == 2, "columns may be asked for backwards")
        #expect(source.column(of: 10, inLine: 2) == 2)
        let wide = SourceText([0xFF, 0xFE, 0x61, 0, 0x62, 0])
        #expect(wide.column(of: 4, inLine: 1) == 2)
    }
}
