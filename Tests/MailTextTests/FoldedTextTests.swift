import MailBytes
import Testing

@testable import MailText

@Suite struct FoldedTextTests {
    static func fold(_ text: String, _ folding: Folding) -> String {
        String(decoding: FoldedText(folding: Array(text.utf8), as: folding).bytes, as: UTF8.self)
    }

    /// Original, folded, skeleton (nil: the same as folded).
    static let table: [(String, String, String?)] = [
        // Case
        ("", "", nil),
        ("Free", "free", nil),
        ("FREE OFFER NOW!!!", "free offer now!!!", nil),
        ("Straße", "strasse", nil),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ", nil),
        ("ПРИВЕТ", "привет", nil),
        ("I am a reader", "i am a reader", nil),
        ("ﬁnal ﬂight", "final flight", nil),
        ("İstanbul", "i\u{307}stanbul", "istanbul"),
        // Width and compatibility
        ("ＦＲＥＥ", "free", nil),
        ("１００％", "100%", nil),
        ("ｶﾞｲﾄﾞ", "ガイド", nil),
        ("か\u{3099}", "が", nil),
        ("㎏ ㍿", "kg 株式会社", nil),
        ("ⅳ", "iv", nil),
        ("⽬⺼", "目肉", nil),
        ("！？：", "!?:", nil),
        ("wait…", "wait...", nil),
        ("don’t “shout”", "don't \"shout\"", nil),
        ("e‑mail – now — ok", "e-mail - now - ok", nil),
        ("￥100", "¥100", nil),
        ("№ 5", "no 5", nil),
        // Traditional to Simplified
        ("免費", "免费", nil),
        ("發票", "发票", nil),
        ("點擊這裡領取優惠券", "点击这里领取优惠券", nil),
        ("點擊這裏", "点击这里", nil),
        ("委託諮詢", "委托咨询", nil),
        ("臺灣 台灣", "台湾 台湾", "台湾台湾"),
        ("恭喜妳", "恭喜你", nil),
        ("無料", "无料", nil),
        ("退訂", "退订", nil),
        ("產品説明", "产品说明", nil),
        // White space
        ("a  b", "a b", nil),
        ("  both ends ", "both ends", nil),
        ("line\r\nbreak", "line break", nil),
        ("line\n\n\nbreak", "line break", nil),
        ("no\u{A0}break", "no break", nil),
        ("wide\u{3000}space", "wide space", nil),
        ("tab\tand\u{2009}thin", "tab and thin", nil),
        ("免\n费", "免费", nil),
        ("免\r\n  费", "免费", nil),
        ("免\n\n费", "免 费", nil),
        ("您的 VIP 会员", "您的vip会员", nil),
        ("您的VIP会员", "您的vip会员", nil),
        ("您的\nVIP\n会员", "您的vip会员", nil),
        ("满 100 减 50 元", "满100减50元", nil),
        ("您的 VIP 会员 权益 已更新", "您的vip会员 权益 已更新", "您的vip会员权益已更新"),
        ("무료 배송", "무료 배송", nil),
        // Invisible characters
        ("free\u{200B} gift", "free gift", nil),
        ("free \u{200B}\u{200C} gift", "free gift", nil),
        ("\u{FEFF}free", "free", nil),
        ("fr\u{200B}ee", "fr\u{200B}ee", "free"),
        ("f\u{200B}r\u{200B}e\u{200B}e", "f\u{200B}r\u{200B}e\u{200B}e", "free"),
        ("fr\u{AD}ee", "fr\u{AD}ee", "free"),
        ("免\u{200B}费", "免\u{200B}费", "免费"),
        ("\u{34F} \u{200C} \u{34F} \u{200C}", "", nil),
        ("❤\u{FE0F}!", "❤\u{FE0F}!", nil),
        // Marks
        ("cafe\u{301}", "café", "cafe"),
        ("café", "café", "cafe"),
        ("Việt Nam", "việt nam", "viet nam"),
        ("Vie\u{323}\u{302}t", "việt", "viet"),
        ("f\u{336}r\u{336}ee", "f\u{336}r\u{336}ee", "free"),
        ("Łódź", "łódź", "lodz"),
        // Look-alikes
        ("frее", "frее", "free"),
        ("РауРаl", "раураl", "paypal"),
        ("раураӏ", "раураӏ", "paypai"),
        ("нет", "нет", nil),
        ("Привет", "привет", nil),
        ("вот как", "вот как", nil),
        ("λόγος", "λόγοσ", nil),
        ("Αmazon", "αmazon", "amazon"),
        ("𝐟𝐫𝐞𝐞", "𝐟𝐫𝐞𝐞", "free"),
        ("𝓕𝓡𝓔𝓔", "𝓕𝓡𝓔𝓔", "free"),
        ("ⒻⓇⒺⒺ", "ⓕⓡⓔⓔ", "free"),
        ("🅵🆁🅴🅴", "🅵🆁🅴🅴", "free"),
        ("ꜰʀᴇᴇ", "ꜰʀᴇᴇ", "free"),
        ("ƒrɛɛ", "ƒrɛɛ", "free"),
        ("㊙", "㊙", "秘"),
        ("①②③", "①②③", "123"),
        // Digits and symbols as letters
        ("fr33", "fr33", "free"),
        ("FR33 G1FT", "fr33 g1ft", "free gift"),
        ("v1agra", "v1agra", "viagra"),
        ("c@sh $ave w!n", "c@sh $ave w!n", "cash save win"),
        ("50% 0ff", "50% 0ff", "50% off"),
        ("50%off", "50%off", nil),
        ("$100", "$100", nil),
        ("US$50", "us$50", nil),
        ("9:30 am", "9:30 am", nil),
        ("2024-11-23", "2024-11-23", nil),
        ("Order 4031-8857-10", "order 4031-8857-10", nil),
        ("A10293847", "a10293847", nil),
        ("5G 4K i7 S3", "5g 4k i7 s3", nil),
        ("Sale!", "sale!", nil),
        ("1,299.00", "1,299.00", nil),
        ("007", "007", nil),
        // Spaced-out words
        ("f r e e", "f r e e", "free"),
        ("F-R-E-E", "f-r-e-e", "free"),
        ("f.r.e.e", "f.r.e.e", "free"),
        ("f_r_e_e", "f_r_e_e", "free"),
        ("F * R * E * E", "f * r * e * e", "free"),
        ("get f r e e stuff", "get f r e e stuff", "get free stuff"),
        ("f r e e   g i f t", "f r e e g i f t", "free gift"),
        ("a b", "a b", nil),
        ("plan A or B", "plan a or b", nil),
        ("A/B testing", "a/b testing", nil),
        ("1 2 3 4", "1 2 3 4", nil),
        ("f r-e e", "f r-e e", nil),
        // Separators between Chinese characters
        ("免 费", "免 费", "免费"),
        ("免·费", "免·费", "免费"),
        ("免★费", "免★费", "免费"),
        ("免 ★ 费", "免 ★ 费", "免费"),
        ("免-费-领-取", "免-费-领-取", "免费领取"),
        ("免/费|领*取", "免/费|领*取", "免费领取"),
        ("免🔥费", "免🔥费", "免费"),
        ("免费，领取。", "免费,领取。", nil),
        ("免费（领取）", "免费(领取)", nil),
    ]

    @Test(arguments: table) func folds(_ row: (String, String, String?)) {
        #expect(FoldedTextTests.fold(row.0, .folded) == row.1)
        #expect(FoldedTextTests.fold(row.0, .skeleton) == row.2 ?? row.1)
    }

    /// Of white space only the first byte is sure to be the same place: how much of a gap a space stands for is up to the path.
    @Test func plainTextFoldsAsAnyOther() {
        let all = (0x21...0x7E).map { String(Unicode.Scalar(UInt8($0))) } + [" ", " ", " ", "\t", "\r\n", "\n"]
        let blank = [" ", "\n", "\r", "\t", "a", "B", "1"]
        for seed in 0..<3_000 {
            var random = RandomText(seed: seed)
            let text = random.text(seed % 40, of: seed % 2 == 0 ? all : blank)
            var folder = ChunkFolder(range: 0..<text.count, of: text.count, chunk: 1024)
            var bytes: [UInt8] = []
            var map = SourceMap()
            text.withUnsafeBufferPointer { source in
                while folder.next(of: source) { FoldedText.append(folder.buffer, as: .folded, to: &bytes, map: &map) }
            }
            let plain = FoldedText(folding: text, as: .folded)
            #expect(plain.bytes == bytes, "\(String(decoding: text, as: UTF8.self).debugDescription)")
            guard plain.bytes == bytes else { return }
            for i in bytes.indices {
                let (mine, theirs) = (plain.source(of: i..<i + 1), map.source(of: i..<i + 1))
                #expect(bytes[i] == 0x20 ? mine.lowerBound == theirs.lowerBound : mine == theirs)
            }
        }
    }
}
