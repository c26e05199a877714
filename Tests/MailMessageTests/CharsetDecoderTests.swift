import MailBytes
import Testing

@testable import MailMessage

@Suite struct CharsetDecoderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let label: String
        let bytes: [UInt8]
        let text: String
        var testDescription: String { "\(label) \(text)" }

        init(_ label: String, _ bytes: String, _ text: String) {
            self.label = label
            self.bytes = hex(bytes)
            self.text = text
        }

        init(_ label: String, ascii: String, _ text: String) {
            self.label = label
            self.bytes = Array(ascii.utf8)
            self.text = text
        }
    }

    static let sound: [Case] = [
        Case("utf-8", "E4 BD A0 F0 9F 98 80", "你😀"),
        Case("iso-8859-1", "63 61 66 E9 80 93", "café€“"),
        Case("windows-1252", "81", "\u{81}"),
        Case("iso-8859-15", "A4", "€"),
        Case("iso-8859-2", "B3", "ł"),
        Case("windows-1250", "9C", "ś"),
        Case("windows-1251", "CF F0 E8 E2 E5 F2", "Привет"),
        Case("koi8-r", "F0 D2 C9 D7 C5 D4", "Привет"),
        Case("windows-1254", "FD", "ı"),
        Case("windows-1256", "E3 D1 CD C8 C7", "مرحبا"),
        Case("windows-1258", "41 EC", "A\u{301}"),
        Case("windows-874", "CA C7 D1 CA B4 D5", "สวัสดี"),
        Case("gb2312", "C4 E3 BA C3", "你好"),
        Case("gbk", "81 40", "丂"),
        Case("gb18030", "94 39 FC 36", "😀"),
        Case("gb18030", "84 31 A4 37", "\u{FFFD}"),
        Case("big5", "A7 41 A6 6E", "你好"),
        Case("big5-hkscs", "88 62 88 66", "\u{CA}\u{304}\u{CA}"),
        Case("shift_jis", "93 FA 96 7B 87 40 B1", "日本①ｱ"),
        Case("euc-jp", "C6 FC CB DC 8E B1 AD A1", "日本ｱ①"),
        Case("euc-kr", "B0 A1 8C 63", "가똠"),
        Case("utf-16le", "60 4F 3D D8 00 DE", "你😀"),
        Case("utf-16be", "4F 60 D8 3D DE 00", "你😀"),
        Case("utf-16", "FF FE 60 4F", "你"),
        Case("utf-16", "4F 60", "你"),
        Case("utf-32le", "60 4F 00 00", "你"),
        Case("utf-32", "00 00 FE FF 00 01 F6 00", "😀"),
        Case("utf-7", ascii: "Hi +T2BZfQ- +2D3eAA- 1 +- 1", "Hi 你好 😀 1 + 1"),
        Case("utf-7", ascii: "+T2A.", "你."),
        Case("hz-gb-2312", ascii: "a~{Dc:C~}~~b", "a你好~b"),
        Case("hz-gb-2312", ascii: "a~\nb", "ab"),
        Case("hz-gb-2312", ascii: "~{Dc\nplain", "你\nplain"),
        Case("iso-2022-jp", "1B 24 42 46 7C 4B 5C 2D 21 1B 28 42 41", "日本①A"),
        Case("iso-2022-jp", "1B 28 49 31 32 1B 28 42", "ｱｲ"),
        Case("iso-2022-jp", "1B 24 40 46 7C 1B 28 4A 5C", "日\\"),
        Case("iso-2022-kr", "1B 24 29 43 0E 30 21 30 22 0F 41", "가각A"),
        Case("ibm037", "C8 85 93 93 96", "Hello"),
    ]

    static let damaged: [Case] = [
        Case("utf-8", "61 FF 62 C3", "a\u{FFFD}b\u{FFFD}"),
        Case("utf-8", "E4 BD A0 E4 BD 61 E4 BD A0", "你\u{FFFD}\u{FFFD}a你"),
        Case("utf-8", "E4 BD A0 C0 80 ED A0 80 F4 90 80 80", "你" + String(repeating: "\u{FFFD}", count: 9)),
        Case("gb2312", "C4 E3 FF BA C3", "你\u{FFFD}好"),
        Case("gb2312", "C4 E3 BA", "你\u{FFFD}"),
        Case("gb2312", "C4 0A C4 E3", "\u{FFFD}\n你"),
        Case("big5", "A7 41 FF A6 6E", "你\u{FFFD}好"),
        Case("shift_jis", "93 FA FF 96 7B", "日\u{FFFD}本"),
        Case("euc-jp", "C6 FC FF CB DC", "日\u{FFFD}本"),
        Case("iso-8859-7", "C1 AE D2 C2", "Α\u{FFFD}\u{FFFD}Β"),
        Case("utf-16le", "60 4F 00 D8 61 00 62", "你\u{FFFD}a\u{FFFD}"),
        Case("utf-32be", "00 11 00 00 00 00 00 41 00", "\u{FFFD}A\u{FFFD}"),
        Case("utf-7", ascii: "+2AAAYQ-x+!", "\u{FFFD}ax\u{FFFD}!"),
        Case("iso-2022-jp", "1B 24 42 46 7C 46 1B 28 42 41", "日FA"),
        Case("iso-2022-kr", "1B 24 29 43 0E 30 21 FF 30 22 0F", "가\u{FFFD}각"),
    ]

    @Test(arguments: sound + damaged) func decodes(_ item: Case) throws {
        let charset = try #require(Charset(label: Array(item.label.utf8)))
        var none = NoMap()
        let result = item.bytes.withUnsafeBufferPointer { CharsetDecoder.decode($0, charset, recorder: &none) }
        #expect(string(result.utf8) == item.text)
        #expect((result.damage.count > 0) == Self.damaged.contains { $0.bytes == item.bytes && !$0.text.hasSuffix("FA") })
    }

    @Test(arguments: sound + damaged) func mapsEveryCharacter(_ item: Case) throws {
        let charset = try #require(Charset(label: Array(item.label.utf8)))
        var recording = Recording()
        let result = item.bytes.withUnsafeBufferPointer { CharsetDecoder.decode($0, charset, recorder: &recording) }
        #expect(recording.map.count == result.utf8.count)
        var offset = 0
        var last = 0
        for character in item.text.unicodeScalars {
            let size = String(character).utf8.count
            let place = recording.map.source(of: offset..<offset + size)
            offset += size
            #expect(!place.isEmpty && place.lowerBound >= last - 2 && place.upperBound <= item.bytes.count)
            last = place.upperBound
            // The bytes of a character, decoded alone, are the character, where no shift stands before them.
            guard [.utf8, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR].contains(charset), character.value != 0x304, character.value != 0xCA
            else {
                continue
            }
            var none = NoMap()
            let alone = Array(item.bytes[place]).withUnsafeBufferPointer { CharsetDecoder.decode($0, charset, recorder: &none) }
            #expect(string(alone.utf8) == String(character))
        }
    }

    @Test func aMissingConverterIsSeen() {
        let charset = Charset(name: "x-made-up", method: .double("X-MADE-UP", .gb18030))
        var none = NoMap()
        let result = hex("61 C4 E3 62").withUnsafeBufferPointer { CharsetDecoder.decode($0, charset, recorder: &none) }
        #expect(result.lacksConverter)
        #expect(string(result.utf8) == "a\u{FFFD}\u{FFFD}b")
        #expect(ConverterPool.advice(for: charset).contains("libc6"))
    }

    @Test func convertersAreSharedSafely() async {
        let texts = await withTaskGroup(of: String.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    var none = NoMap()
                    return (0..<50).map { _ in
                        string(
                            hex("1B 24 29 43 0E 30 21 0F 41").withUnsafeBufferPointer {
                                CharsetDecoder.decode($0, Charset(name: "iso-2022-kr", method: .other("ISO-2022-KR")), recorder: &none)
                            }.utf8)
                    }.joined()
                }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(texts == [String(repeating: "가A", count: 50)])
    }
}
