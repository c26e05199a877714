import SpamLintCore
import SpamLintRules
import TestSupport
import Testing

/// Lints the rules themselves.
@Suite struct RuleMetadataTests {
    static let rules = RuleExampleTests.files.map(\.rule)

    @Test func thereAreEnough() {
        #expect(Self.rules.count >= 60)
    }

    @Test(arguments: rules.map(\.id.name))
    func textsAreWhole(name: String) throws {
        let rule = try #require(Self.rules.first { $0.id.name == name })
        #expect(rule.why.en.hasSuffix(".") || rule.why.en.hasSuffix("?"), "the English reason ends in a period")
        #expect(rule.why.zh.hasSuffix("。") || rule.why.zh.hasSuffix("？") || rule.why.zh.hasSuffix("）"), "the Chinese reason ends in 。")
        #expect(!rule.title.en.hasSuffix("."), "a title has no period")
        #expect(!rule.message.en.contains("\n") && !rule.message.zh.contains("\n"), "a message is one line")
        #expect(!rule.references.isEmpty, "a reference says where to check")
        #expect(rule.points.thousandths <= 5000, "no rule alone fails a message that has but one category")
        let chinese = rule.why.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        #expect(chinese, "the Chinese reason is Chinese")
    }

    /// Rules on laws say what is likely; they never judge.
    @Test(arguments: rules.filter { !$0.grounds.markets.isEmpty }.map(\.id.name))
    func lawsAreToldWithCare(name: String) throws {
        let rule = try #require(Self.rules.first { $0.id.name == name })
        #expect(rule.why.en.contains("likely"), "the English reason says what is likely")
        #expect(rule.why.zh.contains("一般") || rule.why.zh.contains("可能") || rule.basis != .law, "so does the Chinese one")
        for text in [rule.title, rule.why, rule.advice, rule.message] {
            #expect(!text.en.contains("illegal") && !text.zh.contains("违法") && !text.zh.contains("非法"))
        }
    }

    /// What nobody can see in an editor must be written as an escape.
    @Test(arguments: Repository.files(under: "Rules", endings: ["yml"]))
    func nothingInvisibleIsWrittenRaw(path: String) throws {
        let text = String(decoding: try Repository.bytes(path), as: UTF8.self)
        let hidden = text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0..<0x0A, 0x0B..<0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x2069, 0xFEFF: true
            default: false
            }
        }
        #expect(hidden == nil, "U+\(hidden.map { String($0.value, radix: 16) } ?? "")")
    }
}
