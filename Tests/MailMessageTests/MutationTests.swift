import TestSupport
import Testing

@testable import MailMessage

/// Small messages, damaged at random: whatever comes out, nothing traps and every place lies in the source.
@Suite struct MutationTests {
    private static let seeds: [String] =
        StructureTests.wellFormed.map(\.text) + StructureTests.damaged.map(\.text)
        + HeaderReaderTests.cases.map(\.text)
        + HeaderTextTests.damaged.map { "Subject: \($0.encoded)\n\nBody\n" }
        + AddressTests.damaged.map { "From: \($0.body)\nTo: \($0.body)\n\nBody\n" }
        + ParameterTests.cases.map { "Content-Type: \($0.body)\nContent-Disposition: attachment; \($0.body)\n\nBody\n" }
        + DateTimeTests.cases.map { "Date: \($0.body)\n\n" }
        + ListFieldTests.uris.map { "List-Unsubscribe: \($0.body)\nReferences: \($0.body)\nDKIM-Signature: v=1; h=a:b; \($0.body)\n\n" }
        + Base64Tests.cases.map { "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\($0.encoded)" }
        + QuotedPrintableTests.cases.map {
            "Content-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: quoted-printable\n\n\($0.encoded)"
        }
        + ["utf-7", "hz-gb-2312", "iso-2022-jp", "iso-2022-kr", "utf-16", "utf-32", "big5", "shift_jis", "tscii", "ibm037", "cp932"].map {
            "Content-Type: text/plain; charset=\($0)\nContent-Transfer-Encoding: quoted-printable\n\n~{Dc=1B$B=C4=E3+T2A-=0E0!=0F~} text\n"
        }

    private static let pieces: [[UInt8]] =
        [
            "--a", "--", "\n", "\r\n", "\r", "\n\n", " ", "\t", "=", "==", "=?", "?=", "=?utf-8?B?", "=?gb2312?Q?", "\"", "\\", "(", ")",
            "<", ">", ",", ";", ":",
            "@", "'", "*0*=", "%", "multipart/mixed", "message/rfc822", "text/html", "boundary=a", "charset=", "gb2312", "base64",
            "quoted-printable", "From ",
            "Content-Type: ", "Content-Transfer-Encoding: base64\n", "~{", "+", "\u{FEFF}", "\u{0}", "\u{1B}$B", "SGVs",
            "99999999999999999999",
        ].map { Array($0.utf8) } + [[0xFF], [0xC4, 0xE3], [0xE4, 0xBD], [0x80]]

    private func mutated(_ seed: String, _ random: inout SeededRandom) -> [UInt8] {
        var bytes = Array(seed.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let at = Int.random(in: 0...bytes.count, using: &random)
            let end = Int.random(in: at...min(bytes.count, at + 12), using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.removeSubrange(at..<end)
            case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
            case 2: bytes.replaceSubrange(at..<end, with: Self.pieces.randomElement(using: &random) ?? [])
            case 3: bytes.removeSubrange(end...)
            case 4 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
            default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: at)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<40) func survives(_ seed: Int) {
        var random = SeededRandom(UInt64(seed))
        for _ in 0..<100 {
            guard let text = Self.seeds.randomElement(using: &random) else { return }
            let bytes = mutated(text, &random)
            let input = Input(bytes, name: ["", "a.mbox", "a.html"].randomElement(using: &random) ?? "")
            for range in input.messageRanges {
                let message = Message(parsing: input.bytes, range: range, form: input.form)
                check(message, bytes, &random)
            }
            check(Message(parsing: bytes), bytes, &random)
        }
    }

    private func check(_ message: Message, _ bytes: [UInt8], _ random: inout SeededRandom) {
        let all = 0..<message.source.count
        func isInside(_ range: Range<Int>) -> Bool { all.lowerBound <= range.lowerBound && range.upperBound <= all.upperBound }
        func isWhole(_ text: HeaderText) -> Bool {
            String(validating: text.utf8, as: UTF8.self) != nil && text.map.count == text.utf8.count
                && isInside(text.map.source(of: 0..<text.utf8.count)) && text.defects.allSatisfy { isInside($0.place) }
        }
        #expect(!message.parts.isEmpty, "\(bytes)")
        #expect(message.defects.allSatisfy { isInside($0.place) && ($0.part ?? 0) < message.parts.count }, "\(bytes)")
        for (index, part) in message.parts.enumerated() {
            #expect(isInside(part.header) && isInside(part.body), "\(bytes)")
            let text = message.text(of: index)
            #expect(String(validating: text.utf8, as: UTF8.self) != nil, "\(bytes)")
            #expect(text.defects.allSatisfy { isInside($0.place) }, "\(bytes)")
            let map = message.sourceMap(ofText: index)
            #expect(map.count == text.count, "\(bytes)")
            let low = Int.random(in: 0...text.count, using: &random)
            let place = map.source(of: low..<Int.random(in: low...text.count, using: &random))
            #expect(isInside(place) && isInside(message.place(of: place)), "\(bytes)")
            #expect(message.filename(of: index).map(isWhole) ?? true, "\(bytes)")
            for field in part.fields {
                #expect(isInside(field.range) && isInside(field.nameRange) && isInside(field.bodyRange), "\(bytes)")
                #expect(isWhole(message.unstructured(field)), "\(bytes)")
                checkStructured(field, message, isInside, isWhole)
            }
        }
    }

    private func checkStructured(_ field: Field, _ message: Message, _ isInside: (Range<Int>) -> Bool, _ isWhole: (HeaderText) -> Bool) {
        let list = message.addresses(field)
        #expect(list.mailboxes.allSatisfy { isInside($0.range) && isWhole(message.displayName($0)) && message.address($0).count < 10_000 })
        #expect(list.defects.allSatisfy { isInside($0.place) })
        #expect(message.parameters(field).parameters.allSatisfy { isInside($0.place) && isWhole(message.text(of: $0)) })
        #expect(message.messageIDs(field).identifiers.allSatisfy { isInside($0.range) && isInside($0.left) && isInside($0.right) })
        #expect(message.listURIs(field).uris.allSatisfy { isInside($0.range) && isInside($0.span) })
        #expect(message.tags(field).tags.allSatisfy { isInside($0.nameRange) && isInside($0.valueRange) })
        _ = message.date(field)?.epochSeconds
        _ = message.mediaType(field)
    }
}
