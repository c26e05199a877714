import Foundation
import SpamLint
import TestSupport
import Testing

/// Every text that a person reads is there in every language.
@Suite struct LanguageTests {
    static let linter = try? Linter()

    private func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }

    private func expectWhole(_ text: LocalizedText, _ what: String) {
        #expect(!text.en.isEmpty && !text.zh.isEmpty, "\(what) lacks a language")
        #expect(!isChinese(text.en.filter { !"“”".contains($0) }) || isChinese(text.zh), "\(what) is Chinese in English alone")
        #expect(Set(MessageTemplate.names(in: text.en)) == Set(MessageTemplate.names(in: text.zh)), "\(what) names other values")
    }

    @Test func rules() throws {
        let linter = try #require(Self.linter)
        for rule in linter.rules {
            for (name, text) in [("title", rule.title), ("why", rule.why), ("advice", rule.advice), ("message", rule.message)] {
                expectWhole(text, "\(name) of \(rule.id)")
            }
            #expect(isChinese(rule.why.zh) && isChinese(rule.advice.zh) && isChinese(rule.title.zh), "\(rule.id) is not Chinese")
            let category = try #require(linter.category(of: rule))
            expectWhole(category.title, "category \(category.name)")
            // Chinese has no other name for HTML.
            #expect(isChinese(category.title.zh) || category.title.zh == category.title.en, "category \(category.name) is not Chinese")
        }
    }

    @Test func symbols() throws {
        for profile in try #require(Self.linter).profiles {
            for symbol in profile.symbols where !symbol.isHidden {
                expectWhole(symbol.title, "title of \(symbol.name)")
                #expect(isChinese(symbol.title.zh), "the title of \(symbol.name) is not Chinese")
                if !symbol.advice.en.isEmpty || !symbol.advice.zh.isEmpty { expectWhole(symbol.advice, "advice of \(symbol.name)") }
            }
        }
    }

    /// What the program itself says: a text in the code comes in both languages, and a switch over them has both.
    @Test(arguments: Repository.files(under: "Sources", endings: ["swift"]).filter { $0.hasPrefix("Sources/SpamLint") })
    func wordsOfTheProgram(path: String) throws {
        let source = String(decoding: try Repository.bytes(path), as: UTF8.self)
        for literal in source.matches(of: /LocalizedText\(\s*en: "((?:[^"\\]|\\.)*)",\s*zh: "((?:[^"\\]|\\.)*)"\)/) where !literal.1.isEmpty
        {
            // Names are the same everywhere.
            #expect(isChinese(String(literal.2)) || literal.1 == literal.2, "“\(literal.1)” has no Chinese")
        }
        let english = source.matches(of: /case [^:\n{]*\.english\b/).count
        let chinese = source.matches(of: /case [^:\n{]*\.chinese\b/).count
        let shared = source.matches(of: /case [^:\n]*_\)|case .\.en:|== \.(english|chinese)/).count
        #expect(english == chinese || shared > 0, "\(english) texts in English, \(chinese) in Chinese")
    }
}
