import Testing

@testable import MailMessage

@Suite struct FieldNameTests {
    @Test(arguments: FieldName.allCases) func isFoundInAnyCase(_ name: FieldName) {
        guard name != .other else { return }
        #expect(FieldName(Array(name.text.utf8)) == name)
        #expect(FieldName(Array(name.text.uppercased().utf8)) == name)
    }

    @Test(arguments: ["", "x", "subjects", "subjec", "x-subject", "sübject", String(repeating: "a", count: 5000)])
    func othersAreOther(_ name: String) {
        #expect(FieldName(Array(name.utf8)) == .other)
    }

    @Test func otherNamesAreFoundByText() {
        let message = Message("X-Shop: 1\nx-shop: 2\nX-Shops: 3\n\n")
        #expect(message.all(named: "x-SHOP").map { message.slice($0.bodyRange) } == ["1", "2"])
    }
}
