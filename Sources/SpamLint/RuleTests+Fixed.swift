import SpamLintFixes
import SpamLintRules

extension RuleTests {
    /// What examples are mended with.
    public static var fixedRequest: MendingRequest {
        var request = MendingRequest()
        request.allowsUnsafe = true
        request.settings.unsubscribeHTTPS = "https://shop.example/unsubscribe?u=1"
        request.settings.unsubscribeMailto = "leave@shop.example"
        request.settings.address = "Shop Ltd, 1 High Street, Springfield, IL 62701, USA"
        return request
    }

    /// What is wrong with a fixed example: its findings stay, or it is mended otherwise than it says.
    static func failure(of example: FixedExample, linter: Linter) -> String? {
        var linter = linter
        linter.configuration.now = Configuration.seconds(rfc3339: example.now)
        guard let rule = linter.rules.first, let mended = try? linter.mend(example.before, named: "example.eml", fixedRequest) else {
            return "this is no message"
        }
        guard mended.isChanged else { return "'\(rule.id)' mends nothing of a fixed example" }
        guard mended.bytes != example.after else { return nil }
        let line = zip(mended.bytes, example.after).prefix { $0 == $1 }.count { $0.0 == 0x0A } + 1
        let written = mended.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let seen = line <= written.count ? String(decoding: written[line - 1], as: UTF8.self) : ""
        return "mending gives another text than 'after', from its line \(line) on: “\(seen.debugDescription)”"
    }
}
