import MailDomain
import Testing

@testable import SpamLintChecks

@Suite struct HostSuffixTests {
    @Test func theLongestSuffixIsFound() throws {
        let suffixes: Set<String> = ["com", "za.com", "click"]
        #expect(try #require(Host("a.boots.za.com")).suffix(among: suffixes) == "za.com")
        #expect(try #require(Host("boots.click")).suffix(among: suffixes) == "click")
        #expect(try #require(Host("click.boots.example")).suffix(among: suffixes) == nil)
        #expect(try #require(Host("click")).suffix(among: suffixes) == nil)
    }
}
