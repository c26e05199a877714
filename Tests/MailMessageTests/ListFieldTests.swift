import Testing

@testable import MailMessage

@Suite struct ListFieldTests {
    // MARK: RFC 2369

    struct URIs: Sendable, CustomTestStringConvertible {
        let body: String
        let uris: [String]
        let details: [String]
        var testDescription: String { body }

        init(_ body: String, _ uris: [String], _ details: [String] = []) {
            self.body = body
            self.uris = uris
            self.details = details
        }
    }

    static let uris: [URIs] = [
        // Section 3.2.
        URIs("<mailto:list@host.com?subject=unsubscribe>", ["mailto <mailto:list@host.com?subject=unsubscribe>"]),
        URIs(
            "(Use this command to get off the list)\n     <mailto:list-manager@host.com?body=unsubscribe%20list>",
            ["mailto <mailto:list-manager@host.com?body=unsubscribe%20list>"]),
        URIs(
            "<http://www.host.com/list.cgi?cmd=unsub&lst=list>,\n    <mailto:list-request@host.com?subject=unsubscribe>",
            ["http <http://www.host.com/list.cgi?cmd=unsub&lst=list>", "mailto <mailto:list-request@host.com?subject=unsubscribe>"]),
        URIs("NO (posting not allowed on this list)", []),
        URIs("<HTTPS://shop.example/u?a=1,2>", ["https <HTTPS://shop.example/u?a=1,2>"]),
        URIs("<https://shop.example/\n  u>", ["https <https://shop.example/\n  u>"]),
        URIs("https://shop.example/u", ["https https://shop.example/u"], ["not in angle brackets"]),
        URIs("<https://shop.example/u", ["https <https://shop.example/u"], ["no closing angle bracket"]),
        URIs(
            "<https://shop.example/u> <mailto:a@shop.example>", ["https <https://shop.example/u>", "mailto <mailto:a@shop.example>"],
            ["no comma before the URI"]),
        URIs("<>", [" <>"], ["nothing between the angle brackets"]),
        URIs("<shop.example/u>", [" <shop.example/u>"], ["no scheme"]),
        URIs("<https://shop.example/a b>", ["https <https://shop.example/a b>"], ["a byte that a URI can't hold"]),
        URIs("unsubscribe", [], ["not in angle brackets", "no URI in angle brackets"]),
        URIs("", [], ["no URI in angle brackets"]),
    ]

    @Test(arguments: uris) func readsURIs(_ item: URIs) throws {
        let message = Message.field(item.body, named: "List-Unsubscribe")
        let list = message.listURIs(try #require(message.first(.listUnsubscribe)))
        #expect(list.uris.map { "\($0.scheme) \(message.slice($0.span))" } == item.uris)
        #expect(list.defects.map { $0.detail ?? "" } == item.details)
        #expect(list.isNo == item.body.hasPrefix("NO"))
    }

    // MARK: RFC 6376

    @Test func readsTags() throws {
        let message = Message.field(
            "v=1; a=rsa-sha256; d=example.net; s=brisbane;\n   c=simple; q=dns/txt; h=from:to : Subject:\n  date;\n   z=From:foo;\n b=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSb\n   av+yuU4zGeeruD00lszZ;",
            named: "DKIM-Signature")
        let list = message.tags(try #require(message.first(.dkimSignature)))
        #expect(list.tags.map(\.name) == ["v", "a", "d", "s", "c", "q", "h", "z", "b"])
        #expect(list.signedFields == ["from", "to", "subject", "date"])
        #expect(list["d"].map { message.slice($0.valueRange) } == "example.net")
        #expect(list["h"].map { message.slice($0.nameRange) } == "h")
        #expect(list.defects.isEmpty)
    }

    @Test(arguments: [
        ("v=1; bad; d=x", ["v", "d"], 1), ("v=1; v=2", ["v", "v"], 1), ("=1; 1=2", [], 2), ("", [], 0), (";;", [], 0), ("b=", ["b"], 0),
    ])
    func readsDamagedTags(_ body: String, _ names: [String], _ defects: Int) throws {
        let message = Message.field(body, named: "DKIM-Signature")
        let list = message.tags(try #require(message.first(.dkimSignature)))
        #expect(list.tags.map(\.name) == names)
        #expect(list.defects.count == defects)
    }

    // MARK: Message identifiers

    @Test(arguments: [
        ("<1234@local.machine.example>", ["1234@local.machine.example"], 0), ("<a@b> <c@d>", ["a@b", "c@d"], 0),
        ("<a@b>\n <c@d>,<e@f>", ["a@b", "c@d", "e@f"], 0),
        ("(comment) <a@b>", ["a@b"], 0), ("<a@[1.2.3.4]>", ["a@[1.2.3.4]"], 0), ("a@b", ["a@b"], 1), ("<ab>", ["ab"], 1),
        ("<@b>", ["@b"], 1),
        ("<a@>", ["a@"], 1), ("<a b@c>", ["a b@c"], 1), ("<a@b", ["a@b"], 1), ("<>", [], 1), ("", [], 0), ("Your message of today", [], 4),
        ("<a@b <c@d>", ["a@b ", "c@d"], 1),
    ])
    func readsIdentifiers(_ body: String, _ identifiers: [String], _ defects: Int) throws {
        let message = Message.field(body, named: "References")
        let list = message.messageIDs(try #require(message.first(.references)))
        #expect(list.identifiers.map { message.slice($0.range) } == identifiers)
        #expect(list.defects.count == defects)
        for identifier in list.identifiers where message.slice(identifier.range).contains("@") {
            #expect(identifier.left.upperBound + 1 == identifier.right.lowerBound || identifier.left.isEmpty || identifier.right.isEmpty)
        }
    }
}
