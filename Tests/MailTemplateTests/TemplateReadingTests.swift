import Testing

@testable import MailTemplate

/// A reading of a text; nil where it has no token.
func reading(_ text: String, service: MailService? = nil) -> TemplateReading? { TemplateReading(Array(text.utf8), service: service) }

@Suite struct TemplateReadingTests {
    @Test(arguments: [
        ("Hello {{name}}", [TemplateSyntax.mustache]), ("{{{html}}} {{#a}}x{{/a}} {{! c }}", [.mustache]),
        ("{{!-- a {{b}} --}}{{c}}", [.mustache]), ("{{if .X}}a{{else}}b{{end}} {{.Name}}", [.go]), ("{{range .Items}}{{.}}{{end}}", [.go]),
        ("{% if a %}{{ b | upcase }}{% endif %}{# c #}", [.tags]), ("{%- for a in b -%}{{ a }}{%- endfor -%}", [.tags]),
        ("<% if a %><%= b %><% end %><%# c %>", [.erb]), ("<%-% a %><% } %>", [.erb]), ("<?php echo $a; ?>x<?= $b ?>", [.php]),
        ("<#if a>${b}</#if><#-- c -->", [.freemarker]), ("<a th:href=\"@{/x}\" href=\"#\">[[${name}]]</a>", [.thymeleaf]),
        ("#if($a)$!{b}#end", [.velocity]), ("<p data-th-text=\"${x}\">y</p>", [.freemarker, .thymeleaf]), ("*|FNAME|*", [.mailchimp]),
        ("*|IF:X|*a*|ELSE:|*b*|END:IF|*", [.mailchimp]), ("%%[ SET @a = 1 ]%%%%=v(@a)=%%%%name%%", [.ampscript]),
        ("[[FirstName]]", [.doubleBrackets]), ("[FIRST_NAME] [unsubscribe]", [.brackets]), ("%name% %FIRST-NAME%", [.percent]),
        ("{first_name}", [.braces]), ("{$unsubscribe}", [.smarty]), ("%(name)s", [.percentFormat]), ("@var(name)", [.varCall]),
        ("<unsubscribe>Leave</unsubscribe>", [.elements]), ("{{a}} *|B|* [[c]]", [.mustache, .mailchimp, .doubleBrackets]),
        ("<mj-include path=\"a.mjml\" />", [.elements]),
    ])
    func tellsSyntaxes(_ text: String, _ syntaxes: [TemplateSyntax]) {
        #expect(reading(text)?.syntaxes == syntaxes)
    }

    @Test(arguments: [
        "", "plain text", "100% wool, 20% off, 50%OFF%", "https://shop.example/a%20b%20c?x=%E4%BD%A0", "a [note] in [brackets] [1]",
        "<!--[if mso]><p>x</p><![endif]-->", "<style>a{color:red} b{width:10%}</style>", "{{", "{% x", "*|", "%%", "<%", "${", "[[ ", "{}",
        "<script>var a = {name}; b[[x]]</script>", "a|b*c", "{ spaced out }", "5 % (of)s",
    ])
    func findsNothing(_ text: String) {
        #expect(reading(text)?.tokens.map(\.range) == nil)
    }

    @Test func tokensHaveTheirPlaces() throws {
        let text = "Dear {{ name }}, see *|ARCHIVE|*."
        let found = try #require(reading(text))
        let pieces = found.tokens.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
        #expect(pieces == ["{{ name }}", "*|ARCHIVE|*"])
        #expect(found.placeholders.map(\.expression) == ["name", "ARCHIVE"])
    }

    // MARK: Roles

    static let rows = ServicePlaceholders.all.flatMap { row in row.written.map { (row.service, row.role, $0) } }

    @Test(arguments: rows) func everyPlaceholderOfAServiceIsKnown(_ service: MailService, _ role: PlaceholderRole, _ written: String) throws
    {
        let text =
            service == .sendgrid || service == .brevo || service == .campaignMonitor || service == .sendy ? "see \(written) here" : written
        let found = try #require(reading(text)?.placeholders.first)
        #expect(found.services.contains(service), "\(written) is read as \(found)")
        #expect(found.role == role || found.role == .unsubscribe || found.role == .preferences)
        #expect(found.role != nil)
    }

    @Test func servicesAreAllThere() {
        let named = Set(ServicePlaceholders.all.map(\.service))
        #expect(Set(MailService.allCases).subtracting(named) == [.aliyun, .tencent, .submail])
    }

    @Test(arguments: [
        ("{{my_unsubscribe_page}}", PlaceholderRole.unsubscribe), ("{{ opt_out_url }}", .unsubscribe), ("{{ 退订链接 }}", .unsubscribe),
        ("{{ company.address }}", .postalAddress), ("[[UNSUB_LINK_ZH]]", .unsubscribe), ("*|UNSUB:https://shop.example|*", .unsubscribe),
        ("{{> footer}}", .footer), ("{% include 'head' %}", .inclusion), ("{{company_name}}", .senderName),
    ])
    func namesSpeakForThemselves(_ text: String, _ role: PlaceholderRole) {
        #expect(reading(text)?.placeholders.first?.role == role)
    }

    @Test(arguments: [
        ("*|UNSBU|*", "*|UNSUB|*"), ("*|FNAME|* *|ARCHVE|*", "*|ARCHIVE|*"),
        ("%%Member_Addr%% %%unsub_center_ulr%%", "%%unsub_center_url%%"),
        ("{{{ pm:unsubscribe }}} {{{ pm:unsubscibe_url }}}", "{{{ pm:unsubscribe_url }}}"),
    ])
    func misspellingsAreFound(_ text: String, _ meant: String) {
        #expect(reading(text)?.misspelt.map(\.meant) == [meant])
    }

    @Test func misspellingsNeedAService() {
        #expect(reading("{{unsubscibe_url}}")?.misspelt.isEmpty == true)
        #expect(reading("{{unsubscibe_url}}", service: .kit)?.misspelt.map(\.meant) == ["{{ unsubscribe_url }}"])
        #expect(reading("*|FNAME|* *|LNAME|* *|MERGE1|* *|EMAIL|* *|CURRENT_YEAR|*")?.misspelt.isEmpty == true)
    }

    // MARK: Blocks

    @Test(arguments: [
        ("{{#if a}}A{{else}}B{{/if}}", ["A", "B"]), ("{{#if a}}A{{else if b}}B{{else}}C{{/if}}", ["A", "B", "C"]),
        ("{{#a}}A{{/a}}{{^a}}B{{/a}}", ["A", "B"]), ("{{^a}}A{{/a}}", ["A", ""]), ("{{#unless a}}A{{/unless}}", ["A", ""]),
        ("{% if a %}A{% elsif b %}B{% endif %}", ["A", "B", ""]),
        ("{% case a %} {% when 1 %}A{% when 2 %}B{% else %}C{% endcase %}", ["A", "B", "C"]),
        ("{{if .A}}A{{else}}B{{end}}", ["A", "B"]), ("<% if a %>A<% else %>B<% end %>", ["A", "B"]),
        ("<% if (a) { %>A<% } else { %>B<% } %>", ["A", "B"]), ("<?php if ($a): ?>A<?php else: ?>B<?php endif; ?>", ["A", "B"]),
        ("<#if a>A<#elseif b>B<#else>C</#if>", ["A", "B", "C"]), ("*|IF:A|*A*|ELSE:|*B*|END:IF|*", ["A", "B"]),
        ("%%[ IF @a == \"if\" THEN ]%%A%%[ ELSE ]%%B%%[ ENDIF ]%%", ["A", "B"]),
    ])
    func armsAreAlternatives(_ text: String, _ arms: [String]) throws {
        let found = try #require(reading(text))
        #expect(found.conditions.count == 1)
        let bytes = Array(text.utf8)
        #expect(found.conditions.first?.arms.map { String(decoding: bytes[$0], as: UTF8.self) } == arms)
        #expect(found.problems.isEmpty)
    }

    @Test(arguments: [
        "{{#each a}}x{{/each}}", "{% for a in b %}x{% else %}y{% endfor %}", "{{range .A}}x{{end}}", "<% a.each do |b| %>x<% end %>",
        "<#list a as b>x</#list>", "{% block body %}x{% endblock %}", "{% unsubscribe %} {% set a = 1 %}", "<%= form do |f| %>x<% end %>",
        "{{#with a}}x{{/with}}", "%%[ SET @a = 1 IF @a THEN SET @b = 2 ENDIF ]%%",
    ])
    func loopsAreNoConditions(_ text: String) throws {
        let found = try #require(reading(text))
        #expect(found.conditions.isEmpty && found.problems.isEmpty)
    }

    @Test(arguments: [
        ("{{#if a}}x", TemplateProblem.Kind.unclosed, 0), ("x{{/if}}", .unopened, 1),
        ("{% if a %}{% for b in c %}{% endif %}", .unclosed, 10),
        ("{% endif %}", .unopened, 0), ("{{#a}}{{/b}}", .unopened, 6), ("*|IF:A|*x", .unclosed, 0), ("<#if a>x", .unclosed, 0),
    ])
    func blocksThatDoNotMatchAreProblems(_ text: String, _ kind: TemplateProblem.Kind, _ start: Int) {
        let problems = reading(text)?.problems ?? []
        #expect(
            problems.contains(
                TemplateProblem(range: start..<(problems.first { $0.range.lowerBound == start }?.range.upperBound ?? 0), kind: kind)))
    }
}
