import MailText
import Testing

@testable import SpamLintChecks

@Suite struct BrandTests {
    private func stands(_ entry: String, in text: String) -> Bool {
        let utf8 = Array(text.utf8)
        let brand = Brand(entry)
        return [Folding.folded, .skeleton].contains { brand?.place(in: FoldedText(folding: utf8, as: $0)) != nil }
    }

    @Test(arguments: ["PayPal", "Team PayPal (service)", "ＰａｙＰａｌ", "P\u{430}yPal", "Pay\u{200B}Pal"])
    func aNameIsSeen(text: String) {
        #expect(stands("paypal: paypal", in: text))
    }

    @Test(arguments: ["PayPals", "Repaypal", "Pay pal shop", ""])
    func partsOfWordsAreNone(text: String) {
        #expect(!stands("paypal: paypal", in: text))
    }

    @Test func aWholeNameHasNothingBesideIt() {
        #expect(stands("=apple: apple", in: "Apple"))
        #expect(stands("=apple: apple", in: "\u{201C}Apple\u{201D}!"))
        #expect(!stands("=apple: apple", in: "Apple Farm"))
        #expect(!stands("=apple: apple", in: ""))
    }

    @Test func domainsAreOwned() throws {
        let brand = try #require(Brand("paypal: paypal mail-example.com"))
        for site in ["paypal.com", "paypal.de", "paypal.co.uk", "mail-example.com", "a.mail-example.com", "service.paypal"] {
            #expect(brand.owns(site), "\(site)")
        }
        for site in ["paypal-service.com", "mail-example.org", "notmail-example.com"] {
            #expect(!brand.owns(site), "\(site)")
        }
    }

    @Test(arguments: ["", ":", ": paypal.com", "paypal", "=", "=: a"])
    func mistakenEntriesHarmNobody(entry: String) {
        #expect(!stands(entry, in: "PayPal"))
    }
}
