import Testing

@testable import MailMessage

@Suite struct AddressTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let body: String
        /// `name <address>`, without what is empty; a group's members are followed by its name in brackets.
        let mailboxes: [String]
        let defects: [String]
        var testDescription: String { name }

        init(_ name: String, _ body: String, _ mailboxes: [String], _ defects: [String] = []) {
            self.name = name
            self.body = body
            self.mailboxes = mailboxes
            self.defects = defects
        }
    }

    /// RFC 5322, appendix A.
    static let standard: [Case] = [
        Case("A.1.1", "John Doe <jdoe@machine.example>", ["John Doe <jdoe@machine.example>"]),
        Case("A.1.2-1", "\"Joe Q. Public\" <john.q.public@example.com>", ["Joe Q. Public <john.q.public@example.com>"]),
        Case(
            "A.1.2-2", "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>",
            ["Mary Smith <mary@x.test>", "<jdoe@example.org>", "Who? <one@y.test>"]),
        Case(
            "A.1.2-3", "<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
            ["<boss@nil.test>", "Giant; \"Big\" Box <sysservices@example.net>"]),
        Case(
            "A.1.3-1", "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
            ["Ed Jones <c@a.test> [A Group]", "<joe@where.test> [A Group]", "John <jdoe@one.test> [A Group]"]),
        Case("A.1.3-2", "Undisclosed recipients:;", []),
        Case("A.5-1", "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", ["Pete <pete@silly.test>"]),
        Case(
            "A.5-2",
            "A Group(Some people)\n     :Chris Jones <c@(Chris's host.)public.example>,\n         joe@example.org,\n  John <jdoe@one.test> (my dear friend); (the end of the group)",
            ["Chris Jones <c@public.example> [A Group]", "<joe@example.org> [A Group]", "John <jdoe@one.test> [A Group]"]),
        Case("A.5-3", "(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", []),
        Case("A.6.1-1", "Joe Q. Public <john.q.public@example.com>", ["Joe Q. Public <john.q.public@example.com>"]),
        Case(
            "A.6.1-2", "Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example",
            ["Mary Smith <mary@example.net>", "<jdoe@test.example>"],
            ["address-route"]),
        Case("A.6.3", "John Doe <jdoe@machine(comment).  example>", ["John Doe <jdoe@machine.example>"]),
    ]

    static let sound: [Case] = [
        Case("bare", "a@b.example", ["<a@b.example>"]),
        Case("brackets alone", "<a@b.example>", ["<a@b.example>"]),
        Case("no space before the bracket", "Ann<a@b.example>", ["Ann <a@b.example>"]),
        Case("the name in a comment", "a@b.example (Ann B.)", ["Ann B. <a@b.example>"]),
        Case("quoted local part", "\"a b\"@c.example", ["<\"a b\"@c.example>"]),
        Case("quotes that need not be", "\"ab\"@c.example", ["<ab@c.example>"]),
        Case("an at sign in quotes", "\"x@y\" <a@b.example>", ["x@y <a@b.example>"]),
        Case("a comma in quotes", "\"B, Ann\" <a@b.example>", ["B, Ann <a@b.example>"]),
        Case("domain literal", "a@[192.0.2.1]", ["<a@[192.0.2.1]>"]),
        Case("encoded word", "=?utf-8?B?5L2g5aW9?= <a@b.example>", ["你好 <a@b.example>"]),
        Case("two encoded words", "=?utf-8?B?5L2g?=\n =?utf-8?B?5aW9?= <a@b.example>", ["你好 <a@b.example>"]),
        Case("encoded word in quotes", "\"=?utf-8?B?5L2g5aW9?=\" <a@b.example>", ["你好 <a@b.example>"]),
        Case("encoded comma", "=?utf-8?Q?B=2C_Ann?= <a@b.example>", ["B, Ann <a@b.example>"]),
        Case("raw UTF-8", "你好 <你@例.example>", ["你好 <你@例.example>"]),
        Case("folded", "Ann\n <a@b.example>,\n Bob <b@c.example>", ["Ann <a@b.example>", "Bob <b@c.example>"]),
        Case("empty places", ", a@b.example,,", ["<a@b.example>"]),
        Case("words in quotes and not", "Ann \"the boss\" B <a@b.example>", ["Ann the boss B <a@b.example>"]),
    ]

    static let damaged: [Case] = [
        Case("nothing", "", [], ["address-list-empty"]),
        Case("a comment alone", "(nobody)", [], ["address-list-empty"]),
        Case("semicolons", "a@b.example; c@d.example", ["<a@b.example>", "<c@d.example>"]),
        Case("a comma in the name", "B, Ann <a@b.example>", ["B, Ann <a@b.example>"], ["address-malformed"]),
        Case("no domain", "root", ["<root>"], ["address-malformed"]),
        Case("a name alone", "Ann B", ["Ann B"], ["address-malformed"]),
        Case("a name and no address", "Ann <>", ["Ann"], ["address-malformed"]),
        Case("the address before empty brackets", "a@b.example <>", ["<a@b.example>"], ["address-malformed"]),
        Case("no brackets", "Ann B a@b.example", ["Ann B <a@b.example>"], ["address-malformed"]),
        Case("no closing bracket", "Ann <a@b.example", ["Ann <a@b.example>"], ["address-malformed"]),
        Case(
            "no closing bracket, another behind", "Ann <a@b.example, Bob <b@c.example>", ["Ann <a@b.example>", "Bob <b@c.example>"],
            ["address-malformed"]),
        Case("brackets twice", "Ann <<a@b.example>>", ["Ann <a@b.example>"], ["address-malformed"]),
        Case("brackets in the name", "Ann <B> <a@b.example>", ["Ann <B> <a@b.example>"], ["address-malformed"]),
        Case("an address for a name", "x@y.example <a@b.example>", ["x@y.example <a@b.example>"]),
        Case("the name behind", "<a@b.example> Ann", ["Ann <a@b.example>"], ["address-malformed"]),
        Case("a quote without an end", "\"Ann <a@b.example>", ["Ann <a@b.example>"], ["address-malformed", "address-quote-unterminated"]),
        Case(
            "a quote behind an address", "x@y.example\" <a@b.example>", ["<x@y.example>", "<a@b.example>"],
            ["address-malformed", "address-quote-unterminated"]),
        Case("a comment without an end", "a@b.example (Ann", ["Ann <a@b.example>"], ["address-comment-unterminated"]),
        Case("a group without an end", "Friends: a@b.example", ["<a@b.example> [Friends]"], ["address-group-unterminated"]),
        Case("mailto:", "mailto:a@b.example", ["<a@b.example>"], ["address-malformed"]),
        Case("mailto: in brackets", "Ann <mailto:a@b.example>", ["Ann <a@b.example>"], ["address-malformed"]),
        Case("quotes round the whole address", "Ann <\"a@b.example\">", ["Ann <a@b.example>"], ["address-malformed"]),
        Case("spaces in brackets", "Ann < a@b.example >", ["Ann <a@b.example>"]),
        Case("spaces inside the address", "Ann <a b@c.example>", ["Ann <ab@c.example>"]),
        Case("two at signs", "a@b@c.example", ["<a@b@c.example>"]),
    ]

    @Test(arguments: standard + sound + damaged) func reads(_ item: Case) throws {
        let message = Message.field(item.body, named: "To")
        let list = message.addresses(try #require(message.first(.to)))
        let mailboxes = list.mailboxes.map { mailbox in
            let name = message.displayName(mailbox).string
            let address = string(message.address(mailbox))
            let group = mailbox.group.map { " [\(message.displayName(list.groups[$0]).string)]" } ?? ""
            return [name, address.isEmpty ? "" : "<\(address)>"].filter { !$0.isEmpty }.joined(separator: " ") + group
        }
        #expect(mailboxes == item.mailboxes)
        #expect(list.defects.kinds.sorted() == item.defects)
    }

    @Test(arguments: standard + sound + damaged) func placesLieInTheField(_ item: Case) throws {
        let message = Message.field(item.body, named: "To")
        let field = try #require(message.first(.to))
        for mailbox in message.addresses(field).mailboxes {
            for range in [mailbox.nameRange, mailbox.addressRange, mailbox.localPartRange, mailbox.domainRange, mailbox.range] {
                #expect(field.bodyRange.lowerBound <= range.lowerBound && range.upperBound <= field.bodyRange.upperBound)
            }
        }
    }

    @Test func halvesOfAnAddress() throws {
        let message = Message.field("Ann <\"a.b\"@C.example>", named: "To")
        let mailbox = try #require(message.first(.to).map { message.addresses($0).mailboxes.first } ?? nil)
        #expect(string(message.localPart(mailbox)) == "a.b")
        #expect(string(message.domain(mailbox)) == "C.example")
        #expect(message.slice(mailbox.domainRange) == "C.example")
        #expect(message.slice(mailbox.range) == "Ann <\"a.b\"@C.example")
    }
}
