import FuzzSupport
import MailGate
import SpamLint

@main
enum Entry {
    static func main() { fuzz(fuzzHTTP) }
}

/// A linter with the built-in rules, its clock stopped, so that a run can be repeated.
let linter: Linter? = {
    var configuration = Configuration()
    configuration.now = 1_795_392_000
    return try? Linter(configuration)
}()

/// What a client may call its message: the name tells in which form it is read.
let names = [
    "message.json", "message.eml", "message.html", "message.mbox", "-", "letter.mjml", "letter.md", "letter.liquid", "letter.erb",
    "letter.ftl", "letter.hbs", "letter.jinja", "letter.gotmpl",
]

/// Any bytes as the body of a request. The first byte chooses for whom: our own endpoints, or those in the shape of others.
func fuzzHTTP(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = fuzzInput(start, count)
    guard let choice = input.first else { return 0 }
    let body = Array(input.dropFirst())
    switch choice {
    case 0x50:  // P
        if let asked = try? PostmarkRequest(body) { precondition(!asked.message.isEmpty, "nothing to judge") }
    case 0x53:  // S
        guard let asked = try? StalwartRequest(body) else { return 0 }
        precondition((asked.message == nil) == (asked.messageBytes == nil), "a message that is not put together")
        precondition(asked.gateEnvelope.recipients.count == asked.envelope?.to?.count ?? 0, "a recipient is lost")
        if let message = asked.message, let bytes = asked.messageBytes {
            precondition(bytes.suffix(message.contents.utf8.count).elementsEqual(message.contents.utf8), "the body has changed")
        }
    default: lint(body, names[Int(choice) % names.count])
    }
    return 0
}

private func lint(_ body: [UInt8], _ name: String) {
    guard let linter, let reports = try? linter.reports(on: body, named: name, details: .excerpts) else { return }
    for report in reports {
        for finding in report.findings { Invariants.inside(finding.location.range, 0..<body.count, "a finding's place") }
        var json = JSONWriter()
        JSONv1.write(report, language: .chinese, to: &json)
        Invariants.isUTF8(json.bytes, "a report")
    }
}
