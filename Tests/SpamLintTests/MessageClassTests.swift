import SpamLint
import Testing

/// What a message is for, by its header and its wording.
@Suite struct MessageClassTests {
    @Test(arguments: [
        ("Feedback-ID: 1:2:3:AmazonSES\nSubject: Your one-time code", "Use 123456. It expires in ten minutes.", MessageClass.transactional),
        ("Feedback-ID: 1:2:3:AmazonSES\nSubject: Hello", "We have moved.", .unknown),
        ("Subject: Choose a new password", "You received this email because we received a request for your account.", .transactional),
        ("Subject: 您的快递已送达", "请到门口领取。", .transactional),
        ("Subject: Your order deserves 20 % off\nList-Unsubscribe: <https://shop.example/u>", "Shop now.", .marketing),
        ("Subject: Your order has shipped\nList-Unsubscribe: <https://shop.example/u>", "It is on its way.", .transactional),
        (
            "Subject: Autumn sale\nList-Unsubscribe: <https://shop.example/u>",
            "Shop now. Any payment method. Each payment method is free; your payment method stays. Unsubscribe.", .marketing
        ),
        ("Subject: Autumn sale\nReferences: <1@shop.example>", "Shop now.", .marketing),
        ("Subject: Re: Minutes\nIn-Reply-To: <1@a.example>", "Thanks.", .reply),
        ("Subject: [dev] Patch\nX-BeenThere: dev@lists.example\nList-Unsubscribe: <https://lists.example/u>", "See below.", .list),
        (
            "Subject: Patch\nIn-Reply-To: <1@a.example>\nList-Subscribe: <https://l.example/s>\nList-Unsubscribe: <https://l.example/u>",
            "Fine.", .list
        ),
        ("Subject: Gardeners Digest, Vol 9\nPrecedence: bulk", "To unsubscribe, write to the list. A sale of seeds.", .list),
        ("Subject: Your digest of offers\nPrecedence: bulk", "Shop now. To unsubscribe, click here.", .marketing),
        ("Subject: Seeds\nSender: owner-a@b.example", "To unsubscribe, write to the list. In this issue nothing.", .list),
        ("Subject: Seeds on sale\nSender: owner-a@shop.example", "Shop now. To unsubscribe, click here.", .marketing),
    ])
    func evidenceTellsTheClass(header: String, text: String, expected: MessageClass) throws {
        let message = "From: Shop <news@shop.example>\nTo: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        let report = try Linter().lint(Array((message + header + "\n\n" + text + "\n").utf8), named: "a.eml")
        #expect(report.messageClass == expected)
    }
}
