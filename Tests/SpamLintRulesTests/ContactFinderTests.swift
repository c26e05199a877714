import Testing

@testable import SpamLintChecks

@Suite struct ContactFinderTests {
    private func showsPhone(_ text: String) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer { ContactFinder.showsPhone($0, 0..<$0.count) }
    }

    private func showsAddress(_ text: String) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer { ContactFinder.showsAddress($0, 0..<$0.count) }
    }

    @Test(arguments: [
        "+1 416 555 0100", "(800) 555-0100", "call 555-010-0100 now", "1-800-555-0100", "020 7946 0000", "030/555 01 00", "+4930555010",
        "電話03-5555-0100", "010-6554-0000", "400-820-0000", "13800000000", "电话：02155550100", "02-555-0100",
    ])
    func numbersForDiallingAreFound(text: String) {
        #expect(showsPhone(text))
    }

    @Test(arguments: [
        "", "until 2026-11-30", "23.11.2026", "2026-11-30 10:00", "1000 - 2000", "49.99", "1,299.00", "order 20261123", "10827 Berlin",
        "CA 94043-1234", "8f3a1234567", "((((((", "+ + +", "192.0.2.10", "12345678901234567890", "100 200",
    ])
    func otherNumbersAreNone(text: String) {
        #expect(!showsPhone(text))
    }

    @Test(arguments: ["help@shop.example", "write to <a.b-c@mail.shop.example>.", "邮箱：tuiding@shop.example。"])
    func addressesAreFound(text: String) {
        #expect(showsAddress(text))
    }

    @Test(arguments: ["", "@shop", "follow us @shop.example", "5 @ 3.50", "a@b", "user@localhost"])
    func otherSignsAreNone(text: String) {
        #expect(!showsAddress(text))
    }
}
