import Testing

@testable import MailMessage

@Suite struct InputTests {
    @Test(arguments: [
        ("Subject: x\n\ny\n", "a.eml", Input.Kind.message), ("Subject: x\n\ny\n", "", .message), ("Subject: x\n\ny\n", "a.html", .message),
        ("<!DOCTYPE html><p>x", "a.html", .html), ("<!DOCTYPE html><p>x", "", .html), ("  \n<html><p>x", "", .html),
        ("<p>x</p>", "", .html),
        ("<?xml version=\"1.0\"?>\n<html>", "", .html), ("<!-- a -->\n<div>x", "", .html), ("\u{FEFF}<html>", "", .html),
        ("<3 you", "", .message),
        ("<a@b.example>\n", "", .message), ("Just text\n", "a.txt", .text), ("Just text\n", "a.htm", .html),
        ("Just text\n", "a.eml", .message), ("Just text\n", "", .message), ("Subject: x\n\ny\n", "a.txt", .message),
        ("Hello {{name}},\n1 < 2\n", "welcome.hbs", .text), ("{{> head}}\n<p>Hello {{name}}</p>\n", "welcome.hbs", .html),
        ("<mj-text>x", "a.mjml", .html), ("Use it freely.\n", "mails/LICENSE", .text), ("Use it freely.\n", "mails/LICENSES", .message),
        ("From a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\ny\n", "a.eml", .message),
        ("From a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\ny\n", "a.mbox", .mbox),
        ("From a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\ny\n", "", .message),
        ("From a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\ny\n\nFrom a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\ny\n", "", .mbox),
        ("From a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\ny\n\nFrom a@b Mon Nov 23 10:00:00 2026\nSubject: x\n\ny\n", "a.eml", .message),
        ("\u{FEFF}Subject: x\n\ny\n", "", .message), ("\n \n", "", .message), ("\n\nSubject: x\n\ny\n", "", .message),
        ("Subject: x\n\n\u{0}\u{1}\n", "", .message), ("Subject: x\u{0}y\n\nz\n", "", .message),
    ])
    func tells(_ text: String, _ name: String, _ kind: Input.Kind) {
        #expect(Input(octets(text), name: name).kind == kind)
    }

    @Test(arguments: ["", "\u{89}PNG\u{0}\u{0}", "text\u{0}", "PK\u{3}\u{4}\u{0}a: b\n", "\u{1}\u{2}\u{3}\u{4}"]) func isNoMessage(
        _ text: String
    ) {
        let input = Input(octets(text), name: "a.html")
        guard case .none(let reason) = input.kind else {
            Issue.record("\(input.kind)")
            return
        }
        #expect(!reason.isEmpty && !reason.hasSuffix("."))
        #expect(input.messageRanges.isEmpty)
    }

    @Test func nulBehindTheProbeIsText() {
        let text = octets("Just text. " + String(repeating: "More text. ", count: 800)) + [0]
        #expect(Input(text).kind == .message)
        #expect(Input(octets("Just text.") + [0]).kind != .message)
    }

    @Test(arguments: [
        ("Subject: x", true), ("X-Y_z : 1", true), ("From a@b Mon Nov 23\nSubject: x", true), ("Hello there", false), ("", false),
        ("-a: b", false), ("{\"a\": 1}", false), ("\u{FEFF}A: b", true), ("a b: c", false),
    ])
    func beginsLikeMessage(_ text: String, _ expected: Bool) {
        #expect(Input.beginsLikeMessage(octets(text)) == expected)
    }

    // MARK: UTF-16

    @Test(arguments: [true, false]) func utf16LeadsBackToTheFile(_ isBig: Bool) throws {
        let text = "Subject: 你好 😀!\n\ny\n"
        let units = [0xFEFF] + Array(text.utf16)
        let file = units.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let input = Input(file, name: "a.eml")
        #expect(string(input.bytes) == text)
        #expect(input.kind == .message)
        #expect(input.defects.kinds == ["byte-order-mark"])
        let message = Message(parsing: input.bytes)
        let subject = try #require(message.subject)
        #expect(subject.string == "你好 😀!")
        #expect(input.place(of: subject.map.source(of: 0..<3)) == 20..<22)
        #expect(input.place(of: subject.map.source(of: 7..<11)) == 26..<30)
        #expect(input.place(of: subject.map.source(of: 11..<12)) == 30..<32)
    }

    @Test func otherFilesAreNotTouched() {
        let input = Input(octets("Subject: x\n\n"))
        #expect(input.place(of: 3..<5) == 3..<5)
        #expect(Input([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]).defects.isEmpty)
        #expect(Input([0xFF, 0xFE]).kind == .message)
    }

    // MARK: HTML

    @Test func bareHTMLIsOneLeaf() {
        let html = "<html><meta charset=gb2312><p>"
        let message = Message(parsing: octets(html) + hex("C4 E3 BA C3"), form: .html)
        #expect(message.outline == ["1 text/html"])
        #expect(message.fields.isEmpty)
        #expect(message.headerEnd == 0)
        #expect(string(message.text(of: 0).utf8) == html + "你好")
        #expect(message.text(of: 0).declared?.name == "gb18030")
        #expect(message.text(of: 0).defects.isEmpty)
    }
}
