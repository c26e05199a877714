import Testing

@testable import SpamLint

/// Templates linted as the mail that they become.
@Suite struct TemplateLintTests {
    private func report(_ text: String, _ name: String = "a.html", beside sidecars: Sidecars = Sidecars(), data: TemplateValue? = nil)
        throws -> Report
    {
        var configuration = Configuration()
        configuration.now = 1_795_435_200
        configuration.templates.data = data
        let linter = try Linter(configuration)
        return try linter.reports(on: Array(text.utf8), named: name, beside: sidecars)[0]
    }

    private func quoted(_ finding: Finding, in text: String) -> String {
        String(decoding: Array(text.utf8)[finding.location.range], as: UTF8.self)
    }

    static let offer =
        "<p>Sale: boots for half the price, only until Friday! Shop now and save 20% on every order. Free shipping. Limited time offer.</p>"
        + "<p>View this newsletter in your browser. Shop Ltd., 12 Harbour Street, Springfield, IL 62704.</p>"

    @Test(arguments: [
        "<p>Hello {{first_name}}, {{{GREETING}}}!</p><p><a href=\"{{ACTION_URL}}\">{{ACTION_TEXT}}</a></p>",
        "<p>Hello *|FNAME|*</p><a href=\"*|ARCHIVE|*\">View</a> <img src=\"*|PIC|*\" alt=\"*|ALT|*\" width=\"*|W|*\">",
        "<p>%%[ SET @x = 1 ]%%Hello %%=v(@x)=%%</p><a href=\"https://%%host%%/a\">Go</a>",
        "<p>Total: ${{amount}}</p><a href=\"https://{{host}}/a?b={{c}}\">{{url}}</a><a href=\"mailto:{{email}}\">{{email}}</a>",
        "<p>[[FirstName]] %NAME% ${user.name} <%= name %> {name}</p>",
    ])
    func placeholdersAreNoFindings(_ text: String) throws {
        let findings = try report(text).findings
        let bytes = Array(text.utf8)
        for finding in findings where !finding.location.range.isEmpty {
            let place = String(decoding: bytes[finding.location.range], as: UTF8.self)
            #expect(!["{{", "*|", "%%", "[[", "${"].contains { place.hasPrefix($0) }, "\(finding.rule.id) at \(place)")
        }
    }

    @Test func quotesAreTheTemplatesOwn() throws {
        let text =
            "<html><body><p>WRITE TO {{NAME}} NOW OR NEVER, THIS IS VERY LOUD INDEED</p><a href=\"#\">Unsubscribe {{name}}</a></body></html>"
        for finding in try report(text).findings {
            #expect(finding.text?.contains("mela") != true, "\(finding.rule.id): \(finding.text ?? "")")
        }
    }

    @Test func rolesSatisfyRules() throws {
        let bare = try report(Self.offer).findings.map(\.rule.id.name)
        let served = try report(Self.offer + "<p><a href=\"*|UNSUB|*\">Leave</a></p>").findings.map(\.rule.id.name)
        #expect(bare.contains("unsubscribe-link-missing") && !served.contains("unsubscribe-link-missing"))
    }

    @Test func oneBranchIsNotEnough() throws {
        let text = Self.offer + "{{#if member}}<p><a href=\"{{unsubscribe_url}}\">Leave</a></p>{{else}}<p>Join us</p>{{/if}}"
        let found = try report(text).findings.filter { $0.rule.id.name == "template-branch-lacks" }
        #expect(found.map { $0.value("value") } == ["unsubscribe-link-missing"])
        #expect(found.map { quoted($0, in: text) } == ["{{#if member}}"])
    }

    @Test func theOtherBranchAloneIsNotEnoughEither() throws {
        let text = Self.offer + "{{#if member}}<p>Welcome</p>{{else}}<p><a href=\"{{unsubscribe_url}}\">Leave</a></p>{{/if}}"
        let names = try report(text).findings.map(\.rule.id.name)
        #expect(names.contains("template-branch-lacks") && !names.contains("unsubscribe-link-missing"))
    }

    @Test func otherArmsAreLooked() throws {
        let text = "{{#if a}}<p>Hello</p>{{else}}<p><a href=\"http://192.0.2.7/x\">Go on</a></p>{{/if}}"
        #expect(try report(text).findings.contains { $0.rule.id.name == "link-ip-host" })
    }

    @Test func frontMatterIsJudged() throws {
        let text = "---\nsubject: \"WIN A PRIZE NOW!!!! CLICK HERE\"\nfrom: Shop <news@shop.example>\n---\n<p>Hello</p>\n"
        let findings = try report(text).findings
        let shouting = try #require(findings.first { $0.rule.id.name == "subject-exclamation-run" })
        #expect(shouting.location.line == 2)
        #expect(!findings.contains { $0.rule.category == "header" && $0.rule.id.name.hasSuffix("-missing") })
    }

    @Test func sidecarsAreJudged() throws {
        let findings = try report("<p>Hello</p>", beside: Sidecars(subject: Array("Boots!!!!!".utf8), plain: Array("Hello".utf8))).findings
        #expect(findings.contains { $0.rule.id.name == "subject-exclamation-run" })
    }

    @Test(
        arguments: [
            ("mail/welcome.html", "mail/welcome"), ("welcome.html.erb", "welcome"), ("a.b/c.mjml", "a.b/c"), ("welcome.txt", nil),
            ("a.hbs", nil),
            ("a.html/b", nil), (".html", nil),
        ] as [(String, String?)])
    func sidecarsShareTheStem(_ path: String, _ stem: String?) {
        #expect(Sidecars.stem(of: path) == stem)
    }

    @Test func placesInMJMLAreThose() throws {
        let text =
            "<mjml><mj-body><mj-section><mj-column><mj-text>Hello <a href=\"http://192.0.2.7/x\">there</a></mj-text></mj-column></mj-section></mj-body></mjml>"
        let finding = try #require(try report(text, "a.mjml").findings.first { $0.rule.id.name == "link-ip-host" })
        #expect(quoted(finding, in: text).contains("192.0.2.7"))
    }

    @Test func placesInJSONAreThose() throws {
        let text =
            ##"{"from":"Shop <news@shop.example>","to":"mina@mail.example","subject":"Boots!!!!","html":"<p>Hello<\/p>\n<a href=\"http:\/\/192.0.2.7\/x\">there</a>","text":"Hello"}"##
        let findings = try report(text, "a.json").findings
        let link = try #require(findings.first { $0.rule.id.name == "link-ip-host" })
        #expect(quoted(link, in: text).contains("192.0.2.7"))
        let subject = try #require(findings.first { $0.rule.id.name == "subject-exclamation-run" })
        #expect(quoted(subject, in: text) == "!!!!")
    }

    @Test func mailObjectsAreSentAsTheyStand() throws {
        let text = ##"""
            {"From":"Shop <news@shop.example>","To":"mina@mail.example","Subject":"Your order","HtmlBody":"<p>Hello {{first_name}}</p>\n<a href=\"{{{ pm:unsubscribe_url }}}\">Leave</a>"}
            """##
        let findings = try report(text, "a.json").findings.filter { $0.rule.category == "merge" }
        #expect(findings.map { quoted($0, in: text) } == ["{{first_name}}"])
    }

    @Test func foreignJSONIsAnError() throws {
        let linter = try Linter()
        #expect(throws: FileError.noMailObject) { try linter.reports(on: Array("{\"a\": 1}".utf8), named: "a.json") }
    }

    @Test func exampleDataIsFilledIn() throws {
        let text = "<p>Hello {{name}}</p><p><a href=\"{{url}}\">Go on</a></p>"
        let data = try TemplateContext.data(Array("name: Mina\nurl: http://192.0.2.7/x\n".utf8), named: "vars.yml")
        let finding = try #require(try report(text, data: data).findings.first { $0.rule.id.name == "link-ip-host" })
        #expect(quoted(finding, in: text) == "{{url}}")
        #expect(throws: ConfigurationError.self) { try TemplateContext.data(Array("- a\n".utf8), named: "vars.yml") }
    }

    @Test func aliasesOfAliasesAreBounded() throws {
        var data = "k0: &k0 [a,a,a,a,a,a,a,a,a,a]\n"
        for level in 1..<12 { data += "k\(level): &k\(level) [" + String(repeating: "*k\(level - 1),", count: 10) + "]\n" }
        let error = #expect(throws: ConfigurationError.self) { try TemplateContext.data(Array(data.utf8), named: "vars.yml") }
        #expect(error?.lines.count == 1 && error?.lines[0].contains("more than 100000 values") == true)
    }

    @Test func mistakesInExampleDataHavePlaces() throws {
        let error = #expect(throws: ConfigurationError.self) {
            try TemplateContext.data(Array("a: 1\nb: [x\nc: 2\n".utf8), named: "vars.yml")
        }
        #expect(error?.lines.count == 1 && error?.lines[0].hasPrefix("vars.yml:3:") == true, "\(error?.lines ?? [])")
    }

    @Test func batchesAreLintedObjectByObject() throws {
        let one = ##"{"From":"Shop <news@shop.example>","To":"a@b.example","Subject":"Boots!!!!","HtmlBody":"<p>Hello</p>"}"##
        let text = "[" + one + ",\n" + one.replacing("!!!!", with: ".") + "]"
        let reports = try Linter().reports(on: Array(text.utf8), named: "batch.json")
        #expect(reports.map(\.message) == [1, 2])
        let found = reports.map { $0.findings.filter { $0.rule.id.name == "subject-exclamation-run" } }
        #expect(found.map(\.count) == [1, 0])
        #expect(quoted(found[0][0], in: text) == "!!!!")
        let second = try #require(reports[1].findings.first { $0.location.line == 2 })
        #expect(second.location.range.lowerBound > one.utf8.count)
    }

    @Test(arguments: ["[1,2]", "[]", "42", "\"From: a\"", "true", "[{\"From\":\"a@b.example\",\"HtmlBody\":\"x\"},3]"])
    func jsonOfAnotherKindIsAnError(text: String) throws {
        let linter = try Linter()
        #expect(throws: FileError.noMailObject) { try linter.reports(on: Array(text.utf8), named: "a.json") }
        #expect(throws: FileError.noMailObject) { try linter.mend(Array(text.utf8), named: "a.json", MendingRequest()) }
        #expect(throws: FileError.noMailObject) { try linter.texts(of: Array(text.utf8), named: "a.json") }
    }

    @Test(arguments: [
        ("{\"From\":\"a@b.example\",\n \"HtmlBody\":\"<p>hi", 2, 13), ("{\"a\": 1,\n}", 2, 1), ("[1 2]", 1, 4), ("{\"a\":}", 1, 6),
        ("{\"a\": 1} x", 1, 10),
    ])
    func brokenJSONIsToldWithItsPlace(text: String, line: Int, column: Int) throws {
        let linter = try Linter()
        #expect(throws: FileError.notJSON(line: line, column: column)) { try linter.reports(on: Array(text.utf8), named: "a.json") }
    }

    @Test func mailObjectsOfManyReadersAreRead() throws {
        let person = ##"{"to":[{"email":"mina@mail.example","name":"Mina"}]},"##
        let text =
            ##"{"personalizations":["## + String(String(repeating: person, count: 40_000).dropLast())
            + ##"],"from":{"email":"news@shop.example"},"subject":"Tents","content":[{"type":"text/html","value":"<p>Hello</p>"}]}"##
        #expect(try Linter().reports(on: Array(text.utf8), named: "a.json").count == 1)
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: FileError.jsonTooLarge) { try Linter().reports(on: Array(deep.utf8), named: "a.json") }
    }

    @Test func theTextOfMailObjectsIsTheirs() throws {
        let text = ##"[{"From":"a@b.example","HtmlBody":"<p>Hello <b>{{name}}</b></p>"},{"From":"a@b.example","TextBody":"Bye"}]"##
        let texts = try Linter().texts(of: Array(text.utf8), named: "a.json").map { String(decoding: $0, as: UTF8.self) }
        #expect(texts.count == 2 && texts[0].hasPrefix("Hello {{name}}") && texts[1].hasPrefix("Bye"), "\(texts)")
    }

    @Test func inspectionTellsTheTemplate() throws {
        let linter = try Linter()
        let inspection = try linter.inspections(of: Array("<p>{{#if a}}*|UNSUB|*{{/if}}</p>".utf8), named: "a.html")[0]
        let text = InspectText.render(inspection)
        #expect(text.contains("syntaxes: mustache, mailchimp") && text.contains("placeholder: UNSUB (unsubscribe)"))
    }
}

/// What a configuration says of templates without a header.
@Suite struct TemplateSettingTests {
    private func report(_ text: String, _ name: String = "a.html", subject: String?, from: String? = nil) throws -> Report {
        var settings = Settings()
        settings["subject"] = subject.map { Setting(.text($0), .standard) }
        settings["from"] = from.map { Setting(.text($0), .standard) }
        return try Linter(settings).reports(on: Array(text.utf8), named: name)[0]
    }

    private static let page = "<html lang=\"en\"><body><p>Hello {{name}}</p></body></html>"

    @Test func theSubjectIsLinted() throws {
        let shout = "READ ALL ABOUT OUR NEW SHOES TODAY"
        #expect(try report(Self.page, subject: shout).findings.contains { $0.rule.id.name == "subject-shouting" })
        #expect(try report("<p>Hello</p>", subject: shout).findings.contains { $0.rule.id.name == "subject-shouting" })
        #expect(try !report(Self.page, subject: nil).findings.contains { $0.rule.id.name.hasPrefix("subject") })
        let own = "---\nsubject: Your shoes\n---\n" + Self.page
        #expect(try !report(own, subject: shout).findings.contains { $0.rule.id.name == "subject-shouting" })
        let mail = "Subject: Your shoes\nFrom: a@shop.example\n\nHello"
        #expect(try !report(mail, "a.eml", subject: shout).findings.contains { $0.rule.id.name == "subject-shouting" })
    }

    @Test func placeholdersOfTheSubjectAreNone() throws {
        #expect(
            try !report(Self.page, subject: "Your order {{number}}, {{name}}").findings.contains { $0.rule.id.name.hasPrefix("subject") })
    }
}
