import SpamLint
import SpamLintCore
import SpamLintRules
import TestSupport
import Testing

/// Runs the examples of every built-in rule: bad ones fire where they are marked, good ones are silent.
@Suite struct RuleExampleTests {
    static let files: [RuleFile] = {
        let folder = RuleFolder(reading: Repository.path("Rules"), vocabulary: .program(categories: []))
        for error in folder.errors { Issue.record("\(error)") }
        return folder.files
    }()

    @Test(arguments: files.map(\.rule.id.name))
    func examplesHold(name: String) throws {
        let file = try #require(Self.files.first { $0.rule.id.name == name })
        for failure in RuleTests.failures(of: file) { Issue.record("\(failure)") }
    }

    /// The same mail in other clothes is the same mail: with CR LF, and with its body in base64.
    @Test(arguments: files.filter { ["phrases", "merge", "link", "image"].contains($0.rule.category) }.map(\.rule.id.name))
    func derivedExamplesHold(name: String) throws {
        let file = try #require(Self.files.first { $0.rule.id.name == name })
        for example in file.examples where example.bytes.count < 100_000 {
            for (form, bytes) in DerivedExample.forms(of: example.bytes) {
                let fires = RuleTests.fires(file.rule, on: bytes, as: example)
                #expect(fires == example.isBad, "\(example.path):\(example.line) as \(form)")
            }
        }
    }
}

/// An example written in other ways that mean the same.
enum DerivedExample {
    static func forms(of bytes: [UInt8]) -> [(String, [UInt8])] {
        guard !bytes.contains(0x0D) else { return [] }
        var forms = [("CR LF", Array(bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }))]
        if let encoded = base64(bytes) { forms.append(("base64", encoded)) }
        return forms
    }

    /// Nil for multiparts and for what says how it is encoded.
    private static func base64(_ bytes: [UInt8]) -> [UInt8]? {
        guard let end = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }) else { return nil }
        let header = String(decoding: bytes[...end], as: UTF8.self)
        guard !header.lowercased().contains("transfer-encoding"), !header.lowercased().contains("multipart/") else { return nil }
        let body = Array(bytes[(end + 2)...])
        guard !body.isEmpty else { return nil }
        return Array((header + "Content-Transfer-Encoding: base64\n\n" + encode(body)).utf8)
    }

    private static func encode(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        var column = 0
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for i in 0..<4 { text.append(i <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * i) & 63)] : "=") }
            column += 4
            if column == 76 {
                text += "\n"
                column = 0
            }
        }
        return text + "\n"
    }
}
