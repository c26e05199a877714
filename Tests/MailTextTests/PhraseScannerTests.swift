import MailText
import Testing

@Suite struct PhraseScannerTests {
    static func scan(_ text: String, _ phrases: [Phrase]) -> [String] {
        var scanner = PhraseScanner([PhraseAutomaton(phrases)])
        let bytes = Array(text.utf8)
        var found: [String] = []
        scanner.scan(bytes, in: 0..<bytes.count) { hit in
            found.append("\(hit.id):\(String(decoding: bytes[hit.range], as: UTF8.self))\(hit.isDisguised ? " disguised" : "")")
        }
        return found
    }

    static let words = [
        "free", "免费", "免费领取", "会员权益", "会员", "vip会员", "click here", "viagra", "发票", "paypal", "50% off", "$$$", "café", "cash",
        "100%", "gratis", "限时免费", "加微信", "100",
    ]
    static let phrases = words.enumerated().map { Phrase($0.element, id: Int32($0.offset)) }

    static let table: [(String, [String])] = [
        ("a free gift", ["free"]),
        ("FREE", ["FREE"]),
        ("freedom carefree", []),
        ("free2play", ["free"]),
        ("sugar-free", ["free"]),
        ("it's free!", ["free"]),
        ("Ｆｒｅｅ", ["Ｆｒｅｅ"]),
        ("fr33", ["fr33 disguised"]),
        ("fr33dom", []),
        ("fr\u{200B}ee", ["fr\u{200B}ee disguised"]),
        ("free\u{200B}dom", []),
        ("fr\u{AD}ee", ["fr\u{AD}ee"]),
        ("f\u{AD}r\u{AD}ee", ["f\u{AD}r\u{AD}ee disguised"]),
        ("f r e e", ["f r e e disguised"]),
        ("F.R.E.E", ["F.R.E.E disguised"]),
        ("frее", ["frее disguised"]),
        ("𝐟𝐫𝐞𝐞", ["𝐟𝐫𝐞𝐞 disguised"]),
        ("免費", ["免費"]),
        ("免 费", ["免 费 disguised"]),
        ("免·费", ["免·费 disguised"]),
        ("免★费", ["免★费 disguised"]),
        ("限时免★费领取", ["限时免★费", "免★费", "免★费领取"].map { $0 + " disguised" }),
        ("免\n费", ["免\n费"]),
        ("避免 费用", []),
        ("避免/费用", []),
        ("免费，领取", ["免费"]),
        ("免费 领取", ["免费", "免费 领取"]),
        ("限时·免费", ["限时·免费", "免费"]),
        ("会员 权益", ["会员", "会员 权益"]),
        ("您的 VIP 会员 权益", ["VIP 会员", "会员", "会员 权益"]),
        ("Click  here", ["Click  here"]),
        ("click\r\nhere", ["click\r\nhere"]),
        ("c1ick here", ["c1ick here disguised"]),
        ("cIick here", ["cIick here disguised"]),
        ("v1agra", ["v1agra disguised"]),
        ("PAYPAL PayPal", ["PAYPAL", "PayPal"]),
        ("PayPaI", ["PayPaI disguised"]),
        ("раураl", ["раураl disguised"]),
        ("50% off", ["50% off"]),
        ("50% 0ff", ["50% 0ff disguised"]),
        ("150% off", []),
        ("$$$", ["$$$"]),
        ("$$$$", ["$$$", "$$$"]),
        ("cafe", ["cafe"]),
        ("café CAFÉ", ["café", "CAFÉ"]),
        ("grátis", ["grátis"]),
        ("c@sh", ["c@sh disguised"]),
        ("1000 100 10.100", ["100", "100"]),
        ("100%", ["100", "100%"]),
        ("加 微信", ["加 微信"]),
        ("加 微 信", ["加 微 信 disguised"]),
        // Benign
        ("A B C", []),
        ("at 9:30, order 4031-8857, $49.99, model X3-1000v", []),
        ("发 货 单", []),
        ("", []),
    ]

    @Test(arguments: table) func finds(_ row: (String, [String])) {
        let found = PhraseScannerTests.scan(row.0, PhraseScannerTests.phrases).map { String($0.drop { $0 != ":" }.dropFirst()) }
        #expect(found == row.1)
    }

    @Test func hitsAreInBytesOfTheOriginal() {
        let text = Array("免費 — Ｆ r33 fr33".utf8)
        var scanner = PhraseScanner([PhraseAutomaton(PhraseScannerTests.phrases)])
        var ranges: [Range<Int>] = []
        scanner.scan(text, in: 0..<text.count) { ranges.append($0.range) }
        #expect(ranges == [0..<6, 19..<23])
    }
}
