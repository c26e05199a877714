import Foundation
import TestSupport
import Testing

/// `spamlint fix`, `spamlint text` and `--fix`, as a user runs them.
@Suite struct FixCommandTests {
    private static let message = "From: Shop <news@shop.example>\r\nTo: reader@example.org\r\nSubject: Z\u{FC}ge\r\n\r\nTents\r\n"
    private static let clock = ["--now", "2026-11-23T12:00:00Z"]

    private func folder() throws -> String {
        let path = NSTemporaryDirectory() + "spamlint-fix-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
    private func read(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    @Test func mendsInPlace() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/a.eml"
        try write(Self.message, to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try FileManager.default.createSymbolicLink(atPath: folder + "/link.eml", withDestinationPath: "a.eml")
        let outcome = try Program.run(["fix", folder + "/link.eml"] + Self.clock)
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        #expect(outcome.error.contains("mended ") && outcome.error.contains("message-id-missing"))
        let text = String(decoding: try read(path), as: UTF8.self)
        #expect(text.contains("Subject: =?UTF-8?B?WsO8Z2U=?=\r\n") && text.hasSuffix("\r\n\r\nTents\r\n"))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.eml") == "a.eml")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.eml", "link.eml"])
        let again = try Program.run(["fix", path] + Self.clock)
        #expect(again.status == 0 && again.error.isEmpty)
        #expect(String(decoding: try read(path), as: UTF8.self) == text)
    }

    @Test func diffsAreForGit() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // No line end at the end, and a name that has to be quoted.
        let name = "an \u{E9}mail.eml"
        try write(String(Self.message.dropLast()), to: folder + "/" + name)
        let outcome = try Program.run(["fix", "--diff", name] + Self.clock, folder: folder)
        #expect(outcome.status == 1)
        #expect(String(decoding: try read(folder + "/" + name), as: UTF8.self) == String(Self.message.dropLast()))
        try write(outcome.output, to: folder + "/p.patch")
        let applied = try Program.shell("cd '\(folder)' && git init -q . && git apply p.patch && rm p.patch")
        #expect(applied.status == 0, "\(applied.error)")
        let mended = try Program.run(["fix", "-", "--stdin-filename", "a.eml"] + Self.clock, input: Array(Self.message.dropLast().utf8))
        #expect(mended.status == 0)
        #expect(try read(folder + "/" + name) == Data(mended.output.utf8))
        #expect(try Program.run(["fix", "--diff", name] + Self.clock, folder: folder).status == 0)
    }

    @Test func linksOutOfTheFolderAreLeftAlone() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/d", withIntermediateDirectories: true)
        try write(Self.message, to: folder + "/o.eml")
        try write(Self.message, to: folder + "/d/in.txt")
        try FileManager.default.createSymbolicLink(atPath: folder + "/d/x.eml", withDestinationPath: "../o.eml")
        try FileManager.default.createSymbolicLink(atPath: folder + "/d/y.eml", withDestinationPath: "in.txt")
        let outcome = try Program.run(["fix", folder + "/d"] + Self.clock)
        #expect(outcome.status == 0 && outcome.error.contains("x.eml: left alone: a link leads out of the folder"), "\(outcome.error)")
        #expect(try read(folder + "/o.eml") == Data(Self.message.utf8))
        #expect(try read(folder + "/d/in.txt") != Data(Self.message.utf8))
        // A path that is named is followed.
        #expect(try Program.run(["fix", folder + "/d/x.eml"] + Self.clock).status == 0)
        #expect(try read(folder + "/o.eml") != Data(Self.message.utf8))
    }

    @Test func otherNamesOfAFileAreToldOf() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(Self.message, to: folder + "/a.eml")
        try FileManager.default.linkItem(atPath: folder + "/a.eml", toPath: folder + "/b.eml")
        let outcome = try Program.run(["fix", folder + "/a.eml"] + Self.clock)
        #expect(outcome.status == 0 && outcome.error.contains("had other names (hard links)"), "\(outcome.error)")
        #expect(try read(folder + "/b.eml") == Data(Self.message.utf8))
    }

    @Test func mailObjectsAreNotMended() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let text = "{\"From\":\"a@b.example\",\"Subject\":\"FREE!!!!\",\"HtmlBody\":\"<p>x</p>\"}"
        try write(text, to: folder + "/a.json")
        let outcome = try Program.run(["fix", folder + "/a.json"] + Self.clock)
        #expect(outcome.status == 0 && outcome.error.contains("mail objects are not mended"), "\(outcome.error)")
        #expect(try read(folder + "/a.json") == Data(text.utf8))
        try write("[1,2]", to: folder + "/b.json")
        #expect(try Program.run(["fix", folder + "/b.json"]).status == 2)
        #expect(try read(folder + "/b.json") == Data("[1,2]".utf8))
    }

    @Test func inputIsNotMendedBeforeAReport() throws {
        let outcome = try Program.run(["--fix", "-"] + Self.clock, input: Array(Self.message.utf8))
        #expect(outcome.error.contains("'spamlint fix -'"), "\(outcome.error)")
        #expect(outcome.output.contains("[message-id-missing]"))
    }

    @Test func rulesAreSelected() throws {
        let outcome = try Program.run(["fix", "-", "--select", "date-missing"] + Self.clock, input: Array(Self.message.utf8))
        #expect(outcome.output.contains("Date: Mon, 23 Nov 2026 12:00:00 +0000\r\n") && !outcome.output.contains("Message-ID"))
        let wrong = try Program.run(["fix", "-", "--select", "date-mising"], input: Array(Self.message.utf8))
        #expect(wrong.status == 2 && wrong.error.contains("did you mean 'date-missing'?"))
    }

    @Test func whatCannotBeReadIsTold() throws {
        let outcome = try Program.run(["fix", "/nowhere/a.eml"])
        #expect(outcome.status == 2 && outcome.error.contains("/nowhere/a.eml"))
        let wrong = try Program.run(["fix", "-", "--unsubscribe-https", "http://shop.example"], input: Array(Self.message.utf8))
        #expect(wrong.status == 2 && wrong.error.contains("https://"))
    }

    @Test func saysWhySomethingIsLeftAlone() throws {
        let signed = "DKIM-Signature: v=1; d=shop.example; b=x\r\n" + Self.message
        let outcome = try Program.run(["fix", "-"] + Self.clock, input: Array(signed.utf8))
        #expect(outcome.status == 0 && outcome.error.contains("--signed") && outcome.output == signed)
        #expect(try Program.run(["fix", "-", "--lang", "zh"] + Self.clock, input: Array(signed.utf8)).error.contains("未改动"))
        let taken = try Program.run(["fix", "-", "--signed"] + Self.clock, input: Array(signed.utf8))
        #expect(!taken.output.contains("DKIM") && taken.error.contains("DKIM-Signature"))
    }

    @Test func textIsWhatAReaderSees() throws {
        let page = "<p>Tents <a href=\"https://shop.example/\">here</a></p><p style=\"display:none\">x</p>\u{1B}[31m"
        let outcome = try Program.run(["text", "-", "--stdin-filename", "a.html"], input: Array(page.utf8))
        #expect(outcome.status == 0 && outcome.output == "Tents here <https://shop.example/>\n[31m\n")
    }

    @Test func lintMendsFirst() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(Self.message, to: folder + "/a.eml")
        let outcome = try Program.run(["--fix", folder + "/a.eml"] + Self.clock)
        #expect(!outcome.output.contains("[message-id-missing]") && !outcome.output.contains("[subject-raw-bytes]"))
        #expect(String(decoding: try read(folder + "/a.eml"), as: UTF8.self).contains("Message-ID:"))
    }

    @Test func jsonTellsEdits() throws {
        let outcome = try Program.run(["--format", "ndjson", "--edits", "-"] + Self.clock, input: Array(Self.message.utf8))
        #expect(outcome.output.contains("\"safety\":\"safe\"") && outcome.output.contains("\"edits\":[{\"start\":"))
        let plain = try Program.run(["--format", "ndjson", "-"] + Self.clock, input: Array(Self.message.utf8))
        #expect(!plain.output.contains("\"edits\""))
    }
}
