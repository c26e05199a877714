import SpamLint
import Testing

/// Templates are mended where nothing but their own text changes.
@Suite struct TemplateMendingTests {
    private func mend(_ text: String, named name: String = "a.html", unsafe: Bool = false) throws -> String {
        let linter = try #require(MendingLawTests.linter)
        var request = MendingRequest()
        request.allowsUnsafe = unsafe
        request.settings.unsubscribeHTTPS = "https://shop.example/unsubscribe?u=1"
        request.settings.address = "Shop Ltd, 1 High Street, Springfield, IL 62701, USA"
        let file = try linter.mend(Array(text.utf8), named: name, request)
        let again = try linter.mend(file.bytes, named: name, request)
        #expect(!again.isChanged, "mended twice")
        return String(decoding: file.bytes, as: UTF8.self)
    }

    private static let marketing = "---\nclass: marketing\n---\n"
    private static let picture = "<img src=\"https://img.shop.example/a.png\" width=\"10\" height=\"10\">"

    @Test func theTextRoundPlaceholdersIsMended() throws {
        let text =
            "<html lang=\"en\"><body><p>Hello {{name}}, we have de\u{200B}als for al\u{200B}l.</p>\r\n<p>{{{more}}}</p></body></html>"
        #expect(try mend(text) == text.replacing("\u{200B}", with: ""))
        let matter = "---\nsubject: \"Hello {{name}}\"\nlayout:   odd\n---\n" + text
        #expect(try mend(matter) == matter.replacing("\u{200B}", with: ""))
        let note = "---\nsubject: Hello\n---\n# Hello\n\nWe have de\u{200B}als for {{name}} and al\u{200B}l.\n"
        #expect(try mend(note, named: "a.md") == note.replacing("\u{200B}", with: ""))
    }

    @Test func picturesGetWhatTheyLack() throws {
        let text = Self.marketing + "<html lang=\"en\"><body><p>Hello {{name}}</p>\(Self.picture)</body></html>"
        #expect(try mend(text) == text.replacing("<img ", with: "<img alt=\"\" "))
    }

    @Test(arguments: [
        "<img {{attributes}} src=\"https://img.shop.example/a.png\" width=\"10\" height=\"10\">",
        "<img th:attr=\"alt=${x}\" src=\"https://img.shop.example/a.png\" width=\"10\" height=\"10\">",
        "<img *|ATTRIBUTES|* src=\"https://img.shop.example/a.png\" width=\"10\" height=\"10\">",
    ])
    func whatAPlaceholderMayBringIsLeftAlone(_ image: String) throws {
        let text = Self.marketing + "<html lang=\"en\"><body><p>Hello {{name}}</p>\(image)</body></html>"
        #expect(try mend(text) == text)
    }

    @Test func everyArmIsMended() throws {
        let text =
            "<html lang=\"en\"><body>{{#if a}}<p>Hello</p>{{else if b}}<p>He\u{200B}llo al\u{200B}l</p>{{else}}<p>G\u{200B}ood d\u{200B}ay</p>{{/if}}</body></html>"
        #expect(try mend(text) == text.replacing("\u{200B}", with: ""))
    }

    /// What one arm has and another lacks is missing in that arm alone: round both, it would stand twice.
    @Test(arguments: [true, false]) func whatAnotherArmLacksIsNotWrittenRoundIt(isFirst: Bool) throws {
        let footer =
            "<p><a href=\"https://shop.example/unsubscribe\">Unsubscribe</a><br>Shop Ltd, 1 High Street, Springfield, IL 62701, USA</p>"
        let other = "<p>Se\u{200B}e you so\u{200B}on</p>"
        let text =
            Self.marketing + "<html lang=\"en\"><body><p>Hello {{name}}, here are the offers of this week.</p>"
            + "{{#if a}}\(isFirst ? footer : other){{else}}\(isFirst ? other : footer){{/if}}</body></html>"
        #expect(try mend(text, unsafe: true) == text.replacing("\u{200B}", with: ""))
    }

    /// Arms of Thymeleaf are elements: what would close another behind them stands outside.
    @Test func nothingIsWrittenBehindAnArm() throws {
        let text =
            "<html lang=\"en\"><body><p>Hello</p><div th:if=\"${a}\"><p>x</p></div><div th:unless=\"${a}\"><center><p>B\u{200B}ye b\u{200B}ye</p></div></body></html>"
        #expect(try mend(text) == text.replacing("\u{200B}", with: ""))
        let mustache =
            "<html lang=\"en\"><body>{{#if a}}<p>x</p>{{else}}<center><p>B\u{200B}ye b\u{200B}ye</p>{{/if}}</body></html>"
        #expect(try mend(mustache) == mustache.replacing("\u{200B}", with: ""))
    }

    @Test func subjectsKeepTheirPlaceholders() throws {
        let text =
            "---\nsubject: READ ALL ABOUT OUR NEW OFFERS THIS WEEK AND SAVE A LOT, {{n}}\n---\n<html lang=\"en\"><body><p>Hello, here are the offers.</p></body></html>"
        let mended = try mend(text, unsafe: true)
        #expect(mended.contains("{{n}}\n---\n") && !mended.contains("mela") && !mended.contains("=?"))
        #expect(mended.contains("subject: Read all about our new offers this week and save a lot, {{n}}\n"))
    }

    @Test func objectsInJSONAreLeftAlone() throws {
        let text = "{\"From\": \"a@shop.example\", \"Subject\": \"x\", \"HtmlBody\": \"<p>de\u{200B}als</p>\"}"
        #expect(try mend(text, named: "a.json", unsafe: true) == text)
    }

    @Test func reportsCarryTheEdits() throws {
        let linter = try #require(MendingLawTests.linter)
        let text = "---\nsubject: Hello\n---\n<html lang=\"en\"><body><p>Hello {{name}}, de\u{200B}als for al\u{200B}l.</p></body></html>"
        var details = ReportDetails.none
        details.edits = true
        let report = try linter.reports(on: Array(text.utf8), named: "a.html", details: details)[0]
        let edits = report.findings.compactMap(\.fix).flatMap(\.edits)
        let place = Array(text.utf8).firstIndex(of: 0xE2) ?? 0
        #expect(edits.contains { $0.range == place..<place + 3 && $0.replacement.isEmpty })
    }
}
