import SpamLint

/// The gate of a server: one for the process, asked by any number of tasks.
struct MailGate: Sendable {
    // A value, safe to share; making one reads all rules, so make it once.
    private let linter: Linter

    init() throws { linter = try Linter() }

    /// Why a message is not to be sent; nil where it is.
    ///
    /// `@concurrent` takes the work off the caller's actor: a message takes about a millisecond, a large one longer.
    @concurrent
    func objection(to message: [UInt8]) async -> String? {
        let report = linter.lint(message, named: "message.eml")
        guard report.verdict == .fail || report.contains(.error) else { return nil }
        let rules = report.findings.filter { $0.rule.severity == .error }.map(\.rule.id.name)
        return "score \(report.score): \(rules.joined(separator: ", "))"
    }
}

let gate = try MailGate()
let messages = ["Your order 4711 has left", "FREE!!! Claim your prize NOW", "Minutes of Tuesday's meeting"].map { subject in
    "From: Shop <orders@shop.example>\r\nTo: reader@example.org\r\nSubject: \(subject)\r\n"
        + "Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@shop.example>\r\n\r\nHello {{first_name}}, here it is.\r\n"
}
await withTaskGroup(of: (Int, String?).self) { group in
    for (index, message) in messages.enumerated() {
        group.addTask { (index, await gate.objection(to: Array(message.utf8))) }
    }
    for await (index, objection) in group { print("message \(index + 1): \(objection ?? "sent")") }
}
