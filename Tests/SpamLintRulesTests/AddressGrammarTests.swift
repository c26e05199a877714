import Testing

@testable import SpamLintChecks

@Suite struct AddressGrammarTests {
    @Test(arguments: ["ann@mail.example", "a.b+c@x", "\"a b\"@mail.example", "a@[192.0.2.7]", "a@mail.example.", "a_b@my_host.example"])
    func mailboxesAreTaken(address: String) {
        #expect(AddressGrammar.isMailbox(Array(address.utf8)))
    }

    @Test(arguments: [
        "ann", "@mail.example", "ann@", "ann@mail,example", "ann@mail..example", "a b@mail.example", "ann@%mail.example",
        "\"ann@mail.example\"", "café@mail.example", "ann@'mail.example", "a..b@mail.example", "a@b@mail.example",
    ])
    func othersAreNot(address: String) {
        #expect(!AddressGrammar.isMailbox(Array(address.utf8)))
    }
}
