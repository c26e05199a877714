import Foundation
import SpamLint
import Testing

@testable import SpamLintServer

@Suite struct TokenListTests {
    private func list(_ text: String) throws -> TokenList {
        let path = NSTemporaryDirectory() + "tokens-" + UUID().uuidString
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try TokenList(path: path)
    }

    @Test func wholeTokensOpen() throws {
        let list = try list("# shop\n0123456789abcdef\r\n\n  fedcba9876543210  \n")
        #expect(list.contains("0123456789abcdef") && list.contains("fedcba9876543210"))
        for wrong in ["", "0123456789abcde", "0123456789abcdefg", "0123456789abcdeF", "# shop"] {
            #expect(!list.contains(Substring(wrong)))
        }
    }

    @Test(arguments: ["", "# nothing\n", "short\n"])
    func listsThatOpenToAllOrNobody(text: String) {
        #expect(throws: ConfigurationError.self) { try list(text) }
    }
}
