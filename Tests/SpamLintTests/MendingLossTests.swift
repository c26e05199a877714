import MailBytes
import SpamLint
import Testing

/// What mending must leave as it is, because only a person may change it or nobody knows what it means.
@Suite struct MendingLossTests {
    private func mend(_ message: [UInt8], unsafe: Bool = false) throws -> MendedFile {
        let linter = try #require(MendingLawTests.linter)
        var request = MendingRequest()
        request.allowsUnsafe = unsafe
        request.settings.unsubscribeHTTPS = "https://shop.example/u"
        request.settings.address = "Example Ltd, 10 High Street, London W1A 1AA"
        return try linter.mend(message, named: "a.eml", request)
    }

    private func mended(_ message: String, unsafe: Bool = false) throws -> String {
        String(decoding: try mend(Array(message.utf8), unsafe: unsafe).bytes, as: UTF8.self)
    }

    private static let head = "From: Shop <news@shop.example>\nTo: reader@example.org\nSubject: Tents\n"
    private static let rest = "Date: Mon, 23 Nov 2026 10:00:00 +0000\nMessage-ID: <1@shop.example>\nMIME-Version: 1.0\n"
    private static let page =
        "<p>Autumn is here: coats, boots and scarves wait for you in our store, and members get their first parcel free.</p>\n"

    @Test(arguments: ["", "Content-Disposition: inline\n"])
    func aMessageInsideIsPassedOnAsItIs(disposition: String) throws {
        let inner =
            "Received: from a by b; Mon, 23 Nov 2026 09:00:00 +0000\nFrom: X <x@x.example>\nsubject: original\n"
            + "Content-Type: text/html; charset=utf-8\n\n<p>Words &#97;&#98;&#99;" + String(repeating: " and more", count: 200) + "</p>\n"
        let text = try mended(
            Self.head + Self.rest
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nSee below.\n"
                + "--b\nContent-Type: message/rfc822\n" + disposition + "\n" + inner + "--b--\n", unsafe: true)
        #expect(text.contains(inner))
    }

    @Test func oneFaultThatTwoRulesSeeIsMendedOnce() throws {
        let text = try mended(
            Self.head + Self.rest + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
                + "Read http://shop.example/a and more http://shop.example/b Tent\n--b\nContent-Type: text/html; charset=utf-8\n\n"
                + "<html lang=\"en\"><body><p>Read <a href=\"http://shop.example/a\">http://shop.example/a</a> and "
                + "<a href=\"http://shop.example/b\">more</a></p><img src=\"http://shop.example/i.png\" alt=\"Tent\" width=\"100\"></body>"
                + "</html>\n--b--\n", unsafe: true)
        #expect(!text.contains("httpss"))
        #expect(text.ranges(of: "10 High Street").count <= 2)
    }

    private static func alternative(_ text: String, kind: String = "alternative") -> String {
        head + rest + "Content-Type: multipart/\(kind); boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\(text)\n"
            + "--b\nContent-Type: text/html; charset=utf-8\n\n\(page)--b--\n"
    }

    @Test(arguments: [
        "Your one-time code is 481516. Terms: https://shop.example/terms", "Dear Ms Weber, the table at the window is yours on Friday.",
    ])
    func aPersonsTextStays(text: String) throws {
        #expect(try mended(Self.alternative(text)).contains(text))
    }

    @Test(arguments: ["Please use a mail program that shows HTML.", "如无法查看本邮件，请升级客户端。"])
    func aStubIsWrittenAnew(text: String) throws {
        let mended = try mended(Self.alternative(text))
        #expect(!mended.contains(text) && mended.ranges(of: "Autumn is here").count == 2)
    }

    @Test func whatOnlyTheTextSaysKeepsAMixedMixed() throws {
        let words = "Autumn is here: coats, boots and scarves wait for you in our store, and members get their first parcel free."
        #expect(try mended(Self.alternative(words, kind: "mixed")).contains("multipart/alternative"))
        #expect(try mended(Self.alternative(words + " Password: hunter2", kind: "mixed")).contains("multipart/mixed"))
    }

    /// Thai, KOI8-R, and UTF-8 that was cut in its last character.
    @Test(arguments: [
        [0xCA, 0xC7, 0xD1, 0xCA, 0xB4, 0xD5, 0x20, 0xA4, 0xC3, 0xD1, 0xBA], [0xF7, 0xC5, 0xDB, 0x20, 0xDA, 0xC1, 0xCB, 0xC1, 0xDA],
        [0x5A, 0xC3, 0xBC, 0x72, 0x69, 0x63, 0x68, 0x20, 0xE4, 0xBD, 0xA0, 0xE5, 0xA5, 0xBD, 0xE4, 0xB8] as [UInt8],
    ])
    func aGuessedCharsetIsNotWrittenDown(subject: [UInt8]) throws {
        let message =
            Array("From: Shop <news@shop.example>\nTo: reader@example.org\n\(Self.rest)Subject: ".utf8) + subject
            + Array("\n\nHello.\n".utf8)
        #expect(try mend(message).bytes.split(separator: 0x0A).contains { $0.elementsEqual(Array("Subject: ".utf8) + subject) })
    }

    @Test(arguments: [
        "12-04-2023", "2026年11月23日", "Mon, 23 Nov 2026 10:00:00 Eastern Daylight Time", "Mon, 23 Nov 2026 10:00:00 0530",
        "Mon, 23 Nov 2026 10:00:00 +05-30",
    ])
    func aDateThatNobodyCanTellStays(date: String) throws {
        #expect(try mended(Self.head + "Date: \(date)\nMessage-ID: <1@shop.example>\n\nHello.\n").contains("Date: \(date)\n"))
    }

    @Test(arguments: [
        ("Mon, 23 Nov 2026 10:00:00", "Mon, 23 Nov 2026 10:00:00 -0000"), ("Mon Nov 23 10:00:00 2026", "Mon, 23 Nov 2026 10:00:00 -0000"),
        ("Mon Nov 23 2026 10:00:00 GMT+0800 (CST)", "Mon, 23 Nov 2026 10:00:00 +0800"),
    ])
    func aDateIsWrittenAsItWasMeant(date: String, written: String) throws {
        let text = try mended(Self.head + "Date: \(date)\nMessage-ID: <1@shop.example>\n\nHello.\n")
        #expect(text.contains("Date: \(written)\n") || text.contains("Date: \(date)\n"))
    }

    @Test func unitsOfTwoBytesAreNoLines() throws {
        let lines = "First line.\r\nSecond line.\r\nThird line.\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let body = String(decoding: Base64Writer.encode(lines, lineEnd: [0x0A]), as: UTF8.self) + "\n"
        let file = try mend(
            Array((Self.head + Self.rest + "Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64\n\n" + body).utf8)
        )
        #expect(String(decoding: file.bytes, as: UTF8.self).contains(body))
    }

    @Test(arguments: ["\tquoted title\n\nSecond para.\n", "Terms and conditions of this and that:\nNothing here is a field at all.\n"])
    func aTextWithoutAHeaderIsLeftAlone(text: String) throws {
        #expect(try mended(text).hasSuffix(text))
    }

    @Test func aBrokenHeaderKeepsItsBodyReadable() throws {
        let body = "Gr\u{FC}\u{DF}e"
        let message = Self.head.replacing("Tents", with: "=?utf-8?B?VGVudHM=?=\n=?utf-8?B?VGVudHM=?=") + Self.rest + "\n" + body + "\n"
        #expect(try mended(message).hasSuffix("\n" + body + "\n"))
    }

    @Test(arguments: [
        ("escaped", "<p>Write &lt;&#98;&#97;&#115;&#101;> here</p>"),
        ("reference", "<p>Write &&#97;&#109;&#112;; here &#102;&#114;&#101;&#101;</p>"),
        ("tag", "<p>Write <&#98;&#97;&#115;&#101;> here &#102;&#114;&#101;&#101;</p>"),
    ])
    func lettersBecomeNoMarkup(_ name: String, page: String) throws {
        let text = try mended(Self.head + Self.rest + "Content-Type: text/html; charset=utf-8\n\n" + page + Self.page)
        let html = text[(text.firstRange(of: "text/html")?.upperBound ?? text.startIndex)...]
        #expect(!html.contains("Write <base>") && !html.contains("&amp;;"))
    }

    @Test func tagsAreNotPutWhereTheyAreText() throws {
        let text = try mended(
            Self.head + Self.rest + "Content-Type: text/html; charset=utf-8\n\n<center><p>Tents</p><xmp>Write tags", unsafe: true)
        #expect(!text.contains("Write tags</center>") && !text.contains("Write tags<"))
    }

    @Test func theWayOutThatKnowsTheReaderStays() throws {
        let text = try mended(
            Self.head + "List-Unsubscribe: <mailto:u-8f3a@shop.example>\nPrecedence: bulk\n" + Self.rest
                + "Content-Type: text/html; charset=utf-8\n\n" + Self.page, unsafe: true)
        #expect(text.contains("<mailto:u-8f3a@shop.example>"))
    }

    @Test func aLengthThatIsWrongIsNotSaid() throws {
        let text = try mended(Self.head + "Content-Length: 60\n\nHello.\n")
        #expect(!text.contains("Content-Length"))
        let sound = Self.head + Self.rest + "Content-Length: 7\nContent-Type: text/plain; charset=utf-8\n\nHello.\n"
        #expect(try mended(sound) == sound)
    }

    @Test func aCommentInTheSenderStays() throws {
        let from = "From: \"news@shop.example\" (Shop of Tents) <news@shop.example>\n"
        #expect(try mended(from + "To: reader@example.org\nSubject: Tents\n" + Self.rest + "\nHello.\n").contains(from))
    }
}
