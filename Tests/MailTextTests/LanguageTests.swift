import MailText
import Testing

@Suite struct LanguageTests {
    static let guesses: [(String, Language)] = [
        ("Your order has shipped and will arrive on Friday.", .english),
        ("Free offer now", .english),
        ("您的订单已发货，预计周五送达。", .simplifiedChinese),
        ("您的訂單已發貨，預計週五送達。", .traditionalChinese),
        ("限时特惠 Free VIP Sale", .simplifiedChinese),
        ("ご注文の商品を発送しました。", .japanese),
        ("株式会社サンプルからのお知らせ", .japanese),
        ("之の物 是一家来自上海的原创设计家居品牌，欢迎您的光临", .simplifiedChinese),
        ("주문하신 상품이 발송되었습니다.", .korean),
        ("Ihre Bestellung ist auf dem Weg und wird am Freitag geliefert", .other),
        ("Votre commande est en route pour la France", .other),
        ("Ваш заказ отправлен", .other),
        ("", .other),
        ("12:30 — 100%", .other),
        ("<b>Sale</b> 2024", .english),
    ]

    @Test(arguments: guesses) func isGuessed(_ row: (String, Language)) {
        #expect(Language(of: Array(row.0.utf8)) == row.1)
    }

    static let tags: [(String, Language?)] = [
        ("en", .english), ("en-US", .english), ("EN_gb", .english), ("zh", .simplifiedChinese), ("zh-CN", .simplifiedChinese),
        ("zh-Hans-HK", .simplifiedChinese), ("zh-TW", .traditionalChinese), ("zh-Hant", .traditionalChinese),
        ("zh_HK", .traditionalChinese),
        ("ja-JP", .japanese), ("ko", .korean), ("de-DE", .other), ("", nil), ("-", nil), ("x", nil), ("{{lang}}", nil),
    ]

    @Test(arguments: tags) func reads(_ row: (String, Language?)) {
        #expect(Language(tag: row.0) == row.1)
    }
}
