import Glibc
import TestSupport
import Testing

@testable import MailMessage

/// The way back, against an encoder that knows where it put each byte.
@Suite struct TextMapTests {
    /// A text in some charset: each character with its bytes, and what stands between them.
    private struct Encoded {
        var text: [UInt8] = []
        var bytes: [UInt8] = []
        /// For each byte of the text, the bytes that its character took.
        var places: [Range<Int>] = []

        mutating func shift(_ marks: [UInt8]) {
            bytes += marks
        }

        mutating func add(_ character: Unicode.Scalar, _ code: [UInt8]) {
            let utf8 = Array(String(character).utf8)
            text += utf8
            places += Array(repeating: bytes.count..<bytes.count + code.count, count: utf8.count)
            bytes += code
        }
    }

    /// A body and, for each byte of the content, the bytes of the body that it lies in.
    private struct Body {
        var bytes: [UInt8] = []
        var places: [Range<Int>] = []
    }

    private static let characters: [String: String] = [
        "utf-8": "aé你😀 \n~+=", "gb2312": "ab你好世界，。 \n~", "gb18030": "a你丂😀\u{3400}\n", "big5": "ab你好世界，。 \n", "shift_jis": "ab日本ｱ\\あ \n",
        "euc-jp": "ab日本ｱあ \n", "euc-kr": "ab안녕 \n", "iso-8859-1": "abéü \n", "koi8-r": "aПр \n", "windows-1258": "aêđ\n",
        "utf-16le": "a你😀\n",
        "utf-32be": "a你😀\n", "iso-2022-jp": "ab日本あ \n", "hz-gb-2312": "ab你好~ ", "utf-7": "ab你好 \n", "iso-2022-kr": "ab안녕\n",
    ]

    private static let converters = [
        "hz-gb-2312": "GB2312", "iso-2022-jp": "EUC-JP", "iso-2022-kr": "EUC-KR", "utf-7": "UTF-16BE", "shift_jis": "CP932",
    ]

    private func code(_ character: Unicode.Scalar, _ charset: String) -> [UInt8] {
        guard let converter = iconv_open(charset, "UTF-8"), converter != iconv_t(bitPattern: -1) else { return [] }
        defer { iconv_close(converter) }
        var input = Array(String(character).utf8CString)
        var output = [CChar](repeating: 0, count: 16)
        var left = input.count - 1
        var room = output.count
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                _ = iconv(converter, &from, &left, &to, &room)
            }
        }
        return output.prefix(16 - room).map { UInt8(bitPattern: $0) }
    }

    private func encode(_ charset: String, _ random: inout SeededRandom) -> Encoded {
        var encoded = Encoded()
        var isShifted = false
        if charset == "iso-2022-kr" { encoded.shift([0x1B, 0x24, 0x29, 0x43]) }
        let pool = Array((Self.characters[charset] ?? "").unicodeScalars)
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            guard let character = pool.randomElement(using: &random) else { continue }
            let code = code(character, Self.converters[charset] ?? charset)
            let isWide = code.count > 1 && !character.isASCII
            switch charset {
            case "hz-gb-2312", "iso-2022-jp", "iso-2022-kr":
                if isWide != isShifted { encoded.shift(Self.shift(charset, isWide)) }
                isShifted = isWide
                let isTilde = charset == "hz-gb-2312" && character == "~"
                encoded.add(character, isTilde ? [0x7E, 0x7E] : code.map { $0 & 0x7F })
            case "utf-7" where isWide:
                encoded.shift([0x2B])
                encoded.add(character, Self.base64(code).filter { $0 != 0x3D })
                encoded.shift([0x2D])
            case "utf-7": encoded.add(character, [code[1]])
            default: encoded.add(character, code)
            }
        }
        if isShifted { encoded.shift(Self.shift(charset, false)) }
        return encoded
    }

    private static func shift(_ charset: String, _ isWide: Bool) -> [UInt8] {
        switch charset {
        case "hz-gb-2312": isWide ? [0x7E, 0x7B] : [0x7E, 0x7D]
        case "iso-2022-jp": isWide ? [0x1B, 0x24, 0x42] : [0x1B, 0x28, 0x42]
        default: isWide ? [0x0E] : [0x0F]
        }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for digit in 0..<4 { out.append(digit <= group.count ? alphabet[value >> (18 - 6 * digit) & 63] : 0x3D) }
        }
        return out
    }

    private func transfer(_ content: [UInt8], _ encoding: String, _ random: inout SeededRandom) -> Body {
        var body = Body()
        switch encoding {
        case "quoted-printable":
            for byte in content {
                if Int.random(in: 0..<12, using: &random) == 0 {
                    body.bytes += Bool.random(using: &random) ? [0x3D, 0x0A] : [0x3D, 0x0D, 0x0A]
                }
                let isPlain = byte > 0x20 && byte < 0x7F && byte != 0x3D && Bool.random(using: &random)
                let digits = Array("0123456789ABCDEF".utf8)
                let code = isPlain ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                body.places.append(body.bytes.count..<body.bytes.count + code.count)
                body.bytes += code
            }
        case "base64":
            var offsets: [Int] = []
            let width = [76, 76, 60, 19, 5, 1000].randomElement(using: &random) ?? 76
            for (index, byte) in Self.base64(content).enumerated() {
                if index > 0, index % width == 0 { body.bytes += [0x0D, 0x0A] }
                offsets.append(body.bytes.count)
                body.bytes.append(byte)
            }
            body.places = content.indices.map { offsets[$0 * 8 / 6]..<offsets[($0 * 8 + 7) / 6] + 1 }
        default:
            body.bytes = content
            body.places = content.indices.map { $0..<$0 + 1 }
        }
        return body
    }

    @Test(arguments: characters.keys.sorted(), ["8bit", "quoted-printable", "base64"]) func everyRangeLeadsBack(
        _ charset: String, _ encoding: String
    ) {
        for seed in 0..<12 {
            var random = SeededRandom(UInt64(seed))
            let encoded = encode(charset, &random)
            let body = transfer(encoded.bytes, encoding, &random)
            let message = Message.leaf("Content-Type: text/plain; charset=\(charset)\nContent-Transfer-Encoding: \(encoding)", body.bytes)
            let text = message.text(of: 0)
            // Short texts may be taken for something else; that they are read is not the matter here.
            guard text.defects.isEmpty || text.charset == text.declared else { continue }
            #expect(text.bytes == encoded.text, "seed \(seed)")
            let map = message.sourceMap(ofText: 0)
            #expect(map.count == text.count)
            guard text.bytes == encoded.text, text.charset.name != "utf-8" || charset == "utf-8" else { continue }
            let start = message.parts[0].body.lowerBound
            for _ in 0..<20 {
                var low = Int.random(in: 0..<text.count, using: &random)
                var high = Int.random(in: low..<text.count, using: &random)
                while encoded.text[low] & 0xC0 == 0x80 { low -= 1 }
                while high + 1 < text.count, encoded.text[high + 1] & 0xC0 == 0x80 { high += 1 }
                let bytes = encoded.places[low].lowerBound..<encoded.places[high].upperBound
                let expected = start + body.places[bytes.lowerBound].lowerBound..<start + body.places[bytes.upperBound - 1].upperBound
                #expect(map.source(of: low..<high + 1) == expected, "seed \(seed), \(low) to \(high)")
                #expect(map.start(of: low) == expected.lowerBound)
            }
        }
    }

    @Test func emptyRangesAndEnds() {
        let message = Message("Content-Transfer-Encoding: quoted-printable\n\na=41=\nb\n")
        let map = message.sourceMap(ofText: 0)
        let body = message.parts[0].body
        #expect(map.source(of: 0..<0) == body.lowerBound..<body.lowerBound)
        #expect(map.source(of: 1..<2) == body.lowerBound + 1..<body.lowerBound + 4)
        #expect(map.source(of: 2..<3) == body.lowerBound + 6..<body.lowerBound + 7)
        #expect(map.source(of: 4..<4) == body.upperBound..<body.upperBound)
    }
}
