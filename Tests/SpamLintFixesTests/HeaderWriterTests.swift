import MailMessage
import Testing

@testable import SpamLintFixes

/// What is written into headers reads as it was meant, in lines of the length that RFC 2047 allows.
@Suite struct HeaderWriterTests {
    private let writer = HeaderWriter(lineEnd: [0x0D, 0x0A])

    private func written(_ text: String, column: Int = 9) -> String {
        String(decoding: writer.unstructured(Array(text.utf8), column: column), as: UTF8.self)
    }

    /// What a reader sees of a subject.
    private func read(_ body: [UInt8]) throws -> String {
        let message = Message(parsing: Array("Subject: ".utf8) + body + Array("\r\n\r\n".utf8))
        return message.unstructured(try #require(message.first(.subject))).string
    }

    @Test func asciiStaysAsItIs() {
        #expect(written("Tents for all weathers") == "Tents for all weathers")
    }

    @Test func onlyWhatNeedsItIsEncoded() {
        #expect(written("Menu of the Café today") == "Menu of the =?UTF-8?B?Q2Fmw6k=?= today")
    }

    @Test(arguments: [
        "帐篷周：各种天气都能用的帐篷，本周八折，欢迎到店选购，也欢迎来信询问",
        "Café crème, thé à la menthe, pâtisseries de saison et autres délices à emporter tous les jours",
        "A 帐篷 B", "=?is this a word?=", "ä", "Ünï", "  two  blanks  ü",
        String(repeating: "long words ", count: 30) + "ö",
    ])
    func whatIsWrittenIsRead(text: String) throws {
        let body = writer.unstructured(Array(text.utf8), column: 9)
        #expect(body.allSatisfy { $0 < 0x80 })
        let trimmed = String(text.drop { $0 == " " })
        #expect(try read(body) == trimmed)
        for line in String(decoding: body, as: UTF8.self).split(separator: "\r\n") {
            for word in line.split(separator: " ") where word.hasPrefix("=?UTF-8") { #expect(word.utf8.count <= 75) }
        }
    }

    @Test(arguments: [
        ("Shop", "Shop"), ("Shop, Ltd", "\"Shop, Ltd\""), ("The \"Shop\"", "\"The \\\"Shop\\\"\""), ("J. Doe", "\"J. Doe\""),
        ("Café", "=?UTF-8?B?Q2Fmw6k=?="), ("帐篷", "=?UTF-8?B?5biQ56+3?="),
    ])
    func names(text: String, written: String) {
        #expect(String(decoding: writer.phrase(Array(text.utf8), column: 6), as: UTF8.self) == written)
    }
}
