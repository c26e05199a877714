import SpamLint
import Testing

@Suite struct RuleOptionTests {
    private func settings(_ entries: [String: Setting.Value]) -> Settings {
        var settings = Settings()
        for (key, value) in entries { settings[key] = Setting(value, .file(path: "a.yml", line: 1, column: 2)) }
        return settings
    }

    private func mistake(_ entries: [String: Setting.Value]) -> [String] {
        do throws(ConfigurationError) {
            _ = try Linter(settings(entries))
            return []
        } catch {
            return error.lines
        }
    }

    private static let shout = Array(
        "From: Ada <ada@example.org>\nTo: b@example.com\nSubject: BUY OUR NEW SHOES RIGHT NOW TODAY\nDate: Mon, 23 Nov 2026 10:00:00 +0000\n\nHello.\n"
            .utf8)

    @Test func levelsAndPointsChangeFindings() throws {
        let before = try Linter().lint(Self.shout).findings.first { $0.rule.id.name == "subject-shouting" }
        #expect(before != nil)
        let key = "rules.subject-shouting."
        let linter = try Linter(settings([key + "level": .text("note"), key + "points": .number(0.25)]))
        let after = try #require(linter.lint(Self.shout).findings.first { $0.rule.id.name == "subject-shouting" })
        #expect(after.rule.severity == .note && after.rule.points == Points(0.25))
        let off = try Linter(settings([key + "level": .text("off")]))
        #expect(!off.lint(Self.shout).findings.contains { $0.rule.id.name == "subject-shouting" })
        #expect(off.lint(Self.shout).score < (try Linter().lint(Self.shout).score))
    }

    @Test func mistakesNameTheRuleAndItsOptions() {
        #expect(
            mistake(["rules.subject-shoutng.level": .text("off")])
                == ["a.yml:1:2: there is no rule 'subject-shoutng'; did you mean 'subject-shouting'?"])
        #expect(mistake(["rules.date-missing.options.x": .number(1)]) == ["a.yml:1:2: rule 'date-missing' has no options"])
    }

    @Test func limitsOfFactsAreOptions() throws {
        let rules = try Linter().rules
        let rule = try #require(rules.first { if case .fact = $0.match { true } else { false } })
        guard case .fact(let fact) = rule.match else { return }
        let key = "rules.\(rule.id).options.\(fact.condition.name)"
        let linter = try Linter(settings([key: .number(123)]))
        guard case .fact(let set)? = linter.rules.first(where: { $0.id == rule.id })?.match else { return }
        #expect(set.condition.limit == 123)
        #expect(mistake([key: .text("many")]) == ["a.yml:1:2: option '\(fact.condition.name)' of rule '\(rule.id)' must be a number"])
    }

    @Test func thresholdsChangeTheVerdict() throws {
        let score = try Linter().lint(Self.shout).score
        #expect(score > Points(0.1))
        #expect(
            try Linter(settings(["thresholds.warn": .number(0.05), "thresholds.fail": .number(0.1)])).lint(Self.shout).verdict == .fail)
        #expect(try Linter(settings(["thresholds.warn": .number(90), "thresholds.fail": .number(90)])).lint(Self.shout).verdict == .pass)
    }
}
