import ArgumentParser
import SpamLint

/// How far mending goes, and what it needs to know of the sender.
struct MendingOptions: ParsableArguments {
    @Flag(name: .customLong("unsafe"), help: "Also make fixes that may change what a message says or how it looks.")
    var allowsUnsafe = false

    @Flag(name: .customLong("signed"), help: "Also mend messages with a DKIM signature, and take it off: they will be signed again.")
    var removesSignatures = false

    @Option(name: .customLong("select"), help: ArgumentHelp("Mend what this rule finds alone; may be repeated.", valueName: "rule"))
    var selected: [String] = []

    @Option(
        name: .customLong("unsubscribe-https"), help: ArgumentHelp("The web address that takes a reader off the list.", valueName: "url"))
    var unsubscribeHTTPS: String?

    @Option(
        name: .customLong("unsubscribe-mailto"),
        help: ArgumentHelp("The mail address that takes a reader off the list.", valueName: "address"))
    var unsubscribeMailto: String?

    @Option(help: ArgumentHelp("The sender's postal address, for footers.", valueName: "text"))
    var address: String?

    func validate() throws {
        if let url = unsubscribeHTTPS, !url.lowercased().hasPrefix("https://") {
            throw ValidationError("--unsubscribe-https takes an address that begins with https://, not '\(url)'")
        }
        if let unsubscribeMailto, !unsubscribeMailto.contains("@") {
            throw ValidationError("--unsubscribe-mailto takes a mail address such as leave@shop.example, not '\(unsubscribeMailto)'")
        }
    }

    func request(for linter: Linter) throws -> MendingRequest {
        var request = linter.mendingRequest
        request.allowsUnsafe = allowsUnsafe
        request.selected = Set(selected.flatMap { $0.split(separator: ",").map(String.init) })
        let known = Set(linter.rules.map(\.id.name))
        for name in request.selected.sorted() where !known.contains(name) {
            let hint = linter.nearestRule(to: name).map { "did you mean '\($0)'?" } ?? "'spamlint rules' lists them"
            throw ValidationError("cannot select '\(name)': there is no such rule; \(hint)")
        }
        request.settings.removesSignatures = removesSignatures
        if let unsubscribeHTTPS { request.settings.unsubscribeHTTPS = unsubscribeHTTPS }
        if let unsubscribeMailto { request.settings.unsubscribeMailto = unsubscribeMailto }
        if let address { request.settings.address = address }
        return request
    }
}
