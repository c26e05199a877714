import Testing

@testable import SpamLintChecks

@Suite struct PostalAddressFinderTests {
    @Test(arguments: [
        "Shop Inc., 1600 Amphitheatre Parkway, Mountain View, CA 94043",
        "350 5th Avenue",
        "PO Box 77, Springfield",
        "P.O. Box 1234",
        "Portland, Oregon 97201",
        "Anytown NY 10001-1234",
        "12 Harbour Street, Toronto ON M5V 2T6",
        "Manchester M1 1AE",
        "10 Downing Street, London SW1A 2AA",
        "Level 5, 100 George St, Sydney NSW 2000",
        "Dam 1, 1012 JS Amsterdam",
        "Laden GmbH, Hauptstraße 5, 10827 Berlin",
        "Musterweg 12a",
        "Storgatan 12, Stockholm",
        "12 rue de la Paix, 75002 Paris",
        "Calle Mayor 5, 28013 Madrid",
        "Via Roma 10, 00184 Roma",
        "Rua Augusta 100, 01305 São Paulo",
        "ул. Ленина, 5, 101000 Москва",
        "1 Raffles Place, Singapore 048616",
        "Bengaluru, India 560001",
        "上海市静安区南京西路 1 号",
        "北京市海淀区中关村大街1号楼",
        "深圳市南山区科技园南区三层",
        "地址：台北市信義區信義路五段7號",
        "邮编：200040",
        "〒100-0001 東京都千代田区",
        "東京都千代田区千代田1-1、株式会社みせ",
        "渋谷区神南一丁目",
        "서울특별시 중구 세종대로 110",
    ])
    func addressesAreFound(text: String) {
        let bytes = Array(text.utf8)
        #expect(PostalAddressFinder.isAddress(in: bytes, 0..<bytes.count))
    }

    @Test(arguments: [
        "", "Over 10000 customers in 2026!", "Coats from 49 euros until 31 December", "5 tips to find your way",
        "The best place to be in 2026",
        "Call 1 800 555 0100", "Order 94043 has shipped", "In 2026 we will open 12 new stores", "https://shop.example/street/5",
        "大衣低至三百元，会员编号 100234", "订单号 20261123", "您的验证码是 471101，请勿告诉他人。", "コートが4,900円から", "セール 50-70% オフ",
        "회원님, 가을 코트가 도착했습니다.", "10827 Mäntel", "Take the road less travelled",
    ])
    func otherTextIsNone(text: String) {
        let bytes = Array(text.utf8)
        #expect(!PostalAddressFinder.isAddress(in: bytes, 0..<bytes.count))
    }

    @Test func anAddressBehindALongTextIsFound() {
        let bytes = Array((String(repeating: "Coats and boots. ", count: 5_000) + "12 Harbour Street").utf8)
        #expect(PostalAddressFinder.isAddress(in: bytes, 0..<bytes.count))
    }
}
