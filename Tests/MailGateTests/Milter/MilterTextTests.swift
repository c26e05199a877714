import Testing

@testable import MailGate

@Suite struct MilterTextTests {
    @Test(arguments: [
        ("<a@shop.example>", "a@shop.example"), ("a@shop.example", "a@shop.example"), ("<>", ""), ("", ""),
        ("  <a@b.example> SIZE=3", "a@b.example"),
        ("a@b.example SIZE=3", "a@b.example"), ("<\"a>b\"@shop.example>", "\"a>b\"@shop.example"),
        ("<\"a\\\">b\"@shop.example> x", "\"a\\\">b\"@shop.example"), ("<a\\>b@shop.example>", "a\\>b@shop.example"),
        ("<@relay.example,@two.example:a@shop.example>", "a@shop.example"), ("<@relay.example>", "@relay.example"),
        ("<\"@x:\"@shop.example>", "\"@x:\"@shop.example"), ("<a@shop.example", "a@shop.example"),
        ("<\"a@shop.example>", "\"a@shop.example"),
        ("<a\\", "a\\"), ("<", ""), ("<用户@商店.example>", "用户@商店.example"),
    ])
    func addresses(argument: String, address: String) {
        #expect(MilterText.address(Array(argument.utf8)[...]) == address)
    }

    @Test func whatIsNotTextIsRepaired() {
        #expect(MilterText.address([0x3C, 0xFF, 0x40, 0x62, 0x3E]) == "\u{FFFD}@b")
        #expect(MilterText.string(ArraySlice(repeating: 0x61, count: 100_000)).utf8.count == 1024)
    }
}
