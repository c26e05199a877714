import SpamLint
import Testing

/// How far mending goes.
@Suite struct MendingTests {
    private func mend(_ message: String, unsafe: Bool = false, signed: Bool = false, named name: String = "a.eml") throws -> MendedFile {
        let linter = try #require(MendingLawTests.linter)
        var request = MendingRequest()
        request.allowsUnsafe = unsafe
        request.settings.removesSignatures = signed
        return try linter.mend(Array(message.utf8), named: name, request)
    }

    private static let head = "From: Shop <news@shop.example>\nTo: reader@example.org\nSubject: Tents\n"
    private static let rest = "Date: Mon, 23 Nov 2026 10:00:00 +0000\nMessage-ID: <1@shop.example>\n"

    @Test func nothingIsDoneWithoutCause() throws {
        let message = Self.head + Self.rest + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nTents for all.\n"
        let file = try mend(message)
        #expect(!file.isChanged && file.rules.isEmpty && file.bytes == Array(message.utf8))
    }

    private static let page = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"

    @Test func mendsHoweverManyPlacesThereAre() throws {
        for count in [30, 60, 200, 5_000] {
            let words = String(repeating: "<p>On day 7 the pri\u{200B}zes go to it.</p>\n", count: count)
            let file = try mend(Self.head + Self.rest + Self.page + "<html lang=en><title>Tents</title>\n" + words + "</html>\n")
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(file.rules.contains { $0.name == "html-invisible-in-word" })
            #expect(!text.unicodeScalars.contains("\u{200B}"), "\(count)")
            // The text beside it is made of what the page has become.
            #expect(text.contains("text/plain") && !text.contains("E2=80=8B"), "\(count)")
        }
    }

    @Test(.timeLimit(.minutes(15)), arguments: ["Subject: Tents\n", "Content-Type: text/plain\n", "From: Shop <news@shop.example>\n"])
    func repeatedFieldsAreMendedInLinearTime(field: String) throws {
        let message = Self.head + Self.rest + String(repeating: field, count: 20_000) + "\nTents for all.\n"
        let file = try mend(message)
        #expect(file.bytes.count < 2_000, "\(file.bytes.count)")
    }

    /// Each would take hours if mending a place looked at all the others.
    @Test(
        .timeLimit(.minutes(15)),
        arguments: [
            String(repeating: "<img src=a>", count: 30_000), String(repeating: "&#102;&#114;&#101;&#101; word ", count: 20_000),
            "<pre>x" + String(repeating: " ", count: 400_000) + "y</pre>",
            String(repeating: "<a href=http://a.example/{{>x</a>", count: 8_000),
        ])
    func hostilePagesAreMendedInLinearTime(page: String) throws {
        let file = try mend(Self.head + Self.rest + Self.page + page + "\n", unsafe: true)
        #expect(file.isChanged)
    }

    @Test(
        .timeLimit(.minutes(15)),
        arguments: ["é" + String(repeating: " ", count: 200_000) + "free!!", "!" + String(repeating: " !", count: 50_000)])
    func hostileSubjectsAreMendedInLinearTime(subject: String) throws {
        _ = try mend(
            "From: Shop <news@shop.example>\nTo: reader@example.org\nSubject: \(subject)\n\(Self.rest)\nTents for all.\n", unsafe: true)
    }

    @Test(arguments: ["{\"From\":\"a@b.example\",\"HtmlBody\":\"<p>x</p>\"}", "[{\"From\":\"a@b.example\",\"TextBody\":\"x\"}]"])
    func mailObjectsAreLeftAlone(text: String) throws {
        let file = try mend(text, unsafe: true, named: "a.json")
        #expect(!file.isChanged && file.isMailObject && file.bytes == Array(text.utf8))
    }

    @Test func untouchedBytesStay() throws {
        // Two ends of lines, an odd order, odd spacing: nobody asked for these to change.
        let body =
            "Date:  Mon, 23 Nov 2026 10:00:00 +0000\nX-Odd :x\nSubject:\tTents\nTo: reader@example.org\nFrom: Shop <news@shop.example>\n"
        let file = try mend(body + "\nTents for all.   \n\n\n")
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(file.isChanged)
        #expect(text.hasPrefix(body) && text.hasSuffix("\n\nTents for all.   \n\n\n"))
        #expect(text.contains("Message-ID: <1795435200."))
    }

    @Test func theClockMakesTheIdentifier() throws {
        let first = try mend(Self.head + "\nTents\n")
        #expect(first.bytes == (try mend(Self.head + "\nTents\n")).bytes)
        #expect(first.bytes != (try mend(Self.head + "\nTent\n")).bytes)
        #expect(String(decoding: first.bytes, as: UTF8.self).contains("@shop.example>\n"))
    }

    @Test func aSignedMessageIsLeftAlone() throws {
        let message = Self.head + "DKIM-Signature: v=1; d=shop.example; h=from; b=x\nAuthentication-Results: a; dkim=pass\n\nTents\n"
        let file = try mend(message)
        #expect(!file.isChanged && file.obstacles == [.signedByServer])
        let signed = try mend(message, signed: true)
        #expect(signed.isChanged && signed.removedFields == ["DKIM-Signature", "Authentication-Results"])
        #expect(!String(decoding: signed.bytes, as: UTF8.self).contains("DKIM"))
    }

    @Test func aPersonsSignatureStays() throws {
        let message = Self.head + "\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nTents\n"
        let file = try mend(message, signed: true)
        #expect(!file.isChanged && file.obstacles == [.signedByPerson])
    }

    @Test func placeholdersAreNotTouched() throws {
        let message = Self.head.replacing("Tents", with: "BIG SALE FOR {{ NAME }} AND *|FNAME|* TODAY") + Self.rest + "\nTents\n"
        let file = try mend(message, unsafe: true)
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains("{{ NAME }}") && text.contains("*|FNAME|*"))
    }

    @Test func unsafeFixesAreAskedFor() throws {
        let message = Self.head.replacing("Tents", with: "OUR NEW TENTS ARE HERE") + Self.rest + "\nTents\n"
        #expect(!(try mend(message)).rules.contains { $0.name == "subject-shouting" })
        #expect(try mend(message, unsafe: true).rules.contains { $0.name == "subject-shouting" })
    }

    @Test func everyMessageOfAMailboxIsMended() throws {
        let message = "From a@shop.example Mon Nov 23 12:00:00 2026\n" + Self.head + "\nTents\n\n"
        let file = try mend(message + message, named: "a.mbox")
        #expect(String(decoding: file.bytes, as: UTF8.self).split(separator: "Message-ID:").count == 3)
        #expect(String(decoding: file.bytes, as: UTF8.self).split(separator: "From a@shop.example Mon").count == 2)
    }
}

extension String {
    fileprivate func replacing(_ text: String, with other: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
    }
}
