import SpamLint
import SpamLintCore
import SpamLintRules
import TestSupport
import Testing

/// The rules inside the program are the rules in the files.
@Suite struct EmbeddedCatalogueTests {
    @Test func embeddedRulesEqualTheFiles() throws {
        let folder = try RuleFolder(Repository.path("Rules"), vocabulary: .program(categories: []))
        let embedded = try Linter().rules
        #expect(embedded.map(\.id) == folder.files.map(\.rule.id))
        for (rule, file) in zip(embedded, folder.files) {
            #expect(rule.match == file.rule.match, "\(rule.id)")
            #expect(rule.points == file.rule.points && rule.severity == file.rule.severity && rule.classes == file.rule.classes)
            #expect(rule.why == file.rule.why && rule.advice == file.rule.advice && rule.message == file.rule.message)
            #expect(rule.equivalents == file.rule.equivalents && rule.references == file.rule.references)
            #expect(rule.grounds == file.rule.grounds)
        }
    }

    /// Every fact and check that Swift supplies is used by a rule or a receiver's symbol: vocabulary that nobody speaks is dead code.
    @Test func vocabularyIsUsed() throws {
        let folder = try RuleFolder(Repository.path("Rules"), vocabulary: .program(categories: []))
        var facts: Set<String> = []
        var checks: Set<String> = []
        let symbols = folder.profiles.flatMap(\.profile.symbols)
        facts.formUnion(symbols.compactMap { $0.scale?.fact })
        for match in folder.files.flatMap(\.rule.match.leaves) + symbols.flatMap(\.match.leaves) {
            switch match {
            case .fact(let fact):
                facts.insert(fact.condition.name)
                facts.formUnion(fact.with.map(\.name))
            case .check(let check): checks.insert(check.name)
            default: break
            }
        }
        let vocabulary = Vocabulary.program(categories: [])
        #expect(vocabulary.checks.map(\.name).filter { !checks.contains($0) } == [])
        #expect(vocabulary.facts.map(\.name).filter { !facts.contains($0) } == [])
        #expect(vocabulary.checks.map(\.name) == vocabulary.checks.map(\.name).sorted())
        #expect(vocabulary.facts.map(\.name) == vocabulary.facts.map(\.name).sorted())
    }
}
