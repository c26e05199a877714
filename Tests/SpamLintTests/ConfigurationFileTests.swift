import Foundation
import SpamLintRules
import TestSupport
import Testing

@testable import SpamLint

@Suite struct ConfigurationFileTests {
    private func read(_ yaml: String) throws -> ConfigurationFile {
        try ConfigurationFile(yaml: yaml, path: "mail/.spamlint.yml", folder: "/srv/shop/mail")
    }

    @Test func whatIsWarnedOfDoesNotLieAboveWhatFails() throws {
        var settings = SettingTable.standard
        settings.merge(try read("thresholds: { warn: 9, fail: 5 }\n").settings)
        let error = #expect(throws: ConfigurationError.self) { try Linter(settings) }
        #expect(error?.lines.first?.hasPrefix("mail/.spamlint.yml:1:") == true && error?.lines.first?.contains("above 'fail'") == true)
        settings = SettingTable.standard
        settings.merge(try read("thresholds: { fail: 2 }\n").settings)
        #expect(throws: Never.self) { try Linter(settings) }
    }

    @Test func everyKeyIsRead() throws {
        let file = try read(
            """
            root: true
            extends: ../base.yml
            class: marketing
            markets: us
            providers: [gmail, qq]
            esp: mailchimp
            language: zh
            fail-on: never
            receivers: true
            inline: false
            rule-folders: [house, /rules]
            cache: .cache
            baseline: base.json
            subject: Hello
            from: Shop <news@shop.example>
            domains: { own: [Shop.Example, "*.shop.test"], tracking: click.shop.example }
            thresholds: { warn: 2, fail: 4.5, max-score: 6 }
            unsubscribe: { https: "https://shop.example/u", mailto: "mailto:u@shop.example" }
            address: 1 High Street
            rules:
              subject-shouting: off
              link-plain-http: { level: note, points: 0.5, options: { at-least: 2, hosts: [a, b], deep: true, word: x } }
            overrides:
              - files: ["tx/**", "*.eml"]
                class: transactional
                rules: { date-missing: error }
            """)
        let settings = file.settings
        #expect(file.isRoot)
        #expect(file.extends.map(\.path) == ["../base.yml"])
        #expect(settings["class"] == Setting(.text("marketing"), .file(path: "mail/.spamlint.yml", line: 3, column: 8)))
        #expect(settings.texts("markets") == ["us"])
        #expect(settings.texts("providers") == ["gmail", "qq"])
        #expect(settings.text("esp") == "mailchimp")
        #expect(settings.language == .chinese)
        #expect(settings.bar == .some(.none))
        #expect(settings.flag("receivers") == true && settings.flag("inline") == false)
        #expect(settings.texts("rule-folders") == ["mail/house", "/rules"])
        #expect(settings.text("cache") == "mail/.cache" && settings.text("baseline") == "mail/base.json")
        #expect(settings.texts("domains.own") == ["shop.example", "shop.test"])
        #expect(settings.texts("domains.tracking") == ["click.shop.example"])
        #expect(settings.number("thresholds.warn") == 2 && settings.number("thresholds.max-score") == 6)
        #expect(settings.text("unsubscribe.mailto") == "u@shop.example")
        #expect(settings.text("rules.subject-shouting.level") == "off")
        #expect(settings.number("rules.link-plain-http.points") == 0.5)
        #expect(settings["rules.link-plain-http.options.at-least"]?.value == .number(2))
        #expect(settings["rules.link-plain-http.options.hosts"]?.value == .texts(["a", "b"]))
        #expect(settings["rules.link-plain-http.options.deep"]?.value == .flag(true))
        #expect(file.overrides.first?.patterns.count == 2)
        #expect(file.overrides.first?.settings.text("rules.date-missing.level") == "error")
        // Every key of the table was read.
        let unread = SettingTable.all.map(\.key).filter { settings[$0] == nil }
        #expect(unread.isEmpty, "\(unread)")
    }

    @Test(arguments: [
        ("clas: reply", "1:1: unknown key 'clas' in the configuration; did you mean 'class'?"),
        ("class: repl", "1:8: 'class' does not know 'repl'; did you mean 'reply'?"),
        ("markets: [us, xx]", "1:15: 'markets' does not know 'xx'; expected us, ca, eu, de, uk, cn, jp, kr, sg, au"),
        ("domains:\n  owm: [a.example]", "2:3: unknown key 'owm' in 'domains'; did you mean 'own'?"),
        ("domains: { own: [a b] }", "1:18: 'domains.own' must hold domains such as shop.example, not 'a b'"),
        ("thresholds: { warn: high }", "1:21: 'thresholds.warn' must be a number of points from 0 to 1000, not 'high'"),
        ("receivers: yes please", "1:12: 'receivers' must be true or false, not 'yes please'"),
        ("rules: { subject-shouting: warnin }", "1:28: 'warnin' is no level; did you mean 'warning'?"),
        ("rules: { subject-shouting: { leve: off } }", "1:30: unknown key 'leve' in rule 'subject-shouting'; did you mean 'level'?"),
        ("rules: { subject-shouting: { points: -1 } }", "1:38: 'points' must be between 0 and 100; points are never negative"),
        ("rules: [a]", "1:8: 'rules' must be a mapping"),
        ("rules: { Shouting: off }", "1:10: 'Shouting' is no rule; ids are such as subject-shouting"),
        (
            "unsubscribe: { https: \"http://a.example\" }",
            "1:23: 'unsubscribe.https' must be an address that begins with https://, not 'http://a.example'"
        ),
        ("unsubscribe: { mailto: nobody }", "1:24: 'unsubscribe.mailto' must be an address such as unsubscribe@shop.example, not 'nobody'"),
        ("esp: mailchmp", "1:6: 'esp' does not know 'mailchmp'; did you mean 'mailchimp'?"),
        ("overrides:\n  - class: reply", "2:5: an override lacks 'files'"),
        ("overrides:\n  - { files: a, cache: x }", "2:17: unknown key 'cache' in an override; "),
        ("overrides: { files: a }", "1:12: 'overrides' must be a list"),
        ("- a", "1:1: the configuration must be a mapping with "),
        ("class: reply\nclass: list", ""),
        ("class:\n\treply", "2:1: not valid YAML: a tab; indent with spaces"),
    ])
    func mistakesHaveAPlace(yaml: String, message: String) {
        #expect {
            try read(yaml)
        } throws: { error in
            let text = (error as? RuleFileError)?.description ?? ""
            let isSo = text.hasPrefix("mail/.spamlint.yml:" + message)
            if !isSo { print(text) }
            return isSo
        }
    }

    @Test func anEmptyFileSaysNothing() throws {
        #expect(try read("# nothing yet\n").settings == Settings())
        #expect(try read("").settings == Settings())
    }

    /// Editors take the schema's word for what the program reads.
    @Test func theSchemaKnowsEveryKey() throws {
        let data = Data(try Repository.bytes("Schemas/config.v1.schema.json"))
        let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        func properties(_ value: Any?) -> [String: [String: Any]] {
            (value as? [String: Any])?["properties"] as? [String: [String: Any]] ?? [:]
        }
        let top = properties(schema)
        #expect(top.keys.sorted() == ConfigurationReader.fileKeys)
        #expect(properties((schema["$defs"] as? [String: Any])?["override"]).keys.sorted() == ConfigurationReader.overrideKeys)
        for definition in SettingTable.all {
            let names = definition.key.split(separator: ".").map(String.init)
            let entry = names.count == 1 ? top[names[0]] : properties(top[names[0]])[names[1]]
            let found = try #require(entry, "\(definition.key)")
            switch definition.kind {
            case .choice(let choices): #expect(found["enum"] as? [String] == choices, "\(definition.key)")
            case .choices(let choices):
                let item = (found["anyOf"] as? [[String: Any]])?.first
                #expect(item?["enum"] as? [String] == choices, "\(definition.key)")
            case .flag: #expect(found["type"] as? String == "boolean", "\(definition.key)")
            default: break
            }
        }
    }
}
