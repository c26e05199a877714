import Foundation
import SpamLint
import SpamLintCore

/// A message that rules of ours, of Rspamd and of SpamAssassin find something in, and what JSON says.
enum ShapeSamples {
    static let message = """
        From: Shop <news@shop.example>\r
        To: anna@mail.example\r
        Subject: BUY NOW! 100% FREE VIAGRA FOR ALL OF YOU!!!\r
        Message-ID: <one@shop.example>\r
        MIME-Version: 1.0\r
        Content-Type: text/html; charset=utf-8\r
        \r
        <html><body><a href="http://bit.ly/x"><img src="http://shop.example/a.png"></a></body></html>\r

        """

    static func report(_ receivers: [String] = []) throws -> Report {
        var configuration = Configuration()
        configuration.receivers = receivers
        return try Linter(configuration).lint(Array(message.utf8))
    }

    static func object(_ json: [UInt8]) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any] ?? [:]
    }
}
