import FuzzSupport
import MailBytes
import MailMessage
import SpamLint

@main
enum Entry {
    static func main() { fuzz(fuzzMessage) }
}

/// A linter with the built-in rules, its clock stopped, so that a run can be repeated.
let linter: Linter? = {
    var configuration = Configuration()
    configuration.now = 1_795_392_000
    return try? Linter(configuration)
}()

/// Any bytes as a file: read, judged and reported.
func fuzzMessage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = fuzzInput(start, count)
    let input = Input(file)
    for range in input.messageRanges { check(Message(parsing: input.bytes, range: range, form: input.form)) }
    var details = ReportDetails.excerpts
    details.bandExits = true
    // Judging again for every finding takes its time: some inputs are enough.
    details.gains = count % 8 == 0
    guard let linter, let reports = try? linter.reports(on: file, named: "-", details: details) else { return 0 }
    for report in reports {
        for finding in report.findings { Invariants.inside(finding.location.range, 0..<file.count, "a finding's place") }
        var json = JSONWriter()
        JSONv1.write(report, language: .chinese, to: &json)
        Invariants.isUTF8(json.bytes, "a report")
        _ = TextReport(language: .english, isColored: true).render(report, isFirst: true)
    }
    return 0
}

private func check(_ message: Message) {
    let source = 0..<message.source.count
    Invariants.inside(message.headerEnd..<message.headerEnd, source, "the end of the header")
    for defect in message.defects { Invariants.inside(defect.place, source, "a defect") }
    for (index, part) in message.parts.enumerated() {
        Invariants.inside(part.header, message.range, "a part's header")
        Invariants.inside(part.body, message.range, "a part's body")
        precondition(part.parent.map { $0 < index } ?? (index == 0), "parents come first")
        guard part.kind == .leaf else { continue }
        let content = message.content(of: index)
        for defect in content.defects { Invariants.inside(defect.place, source, "a defect of a transfer encoding") }
        let contentMap = message.sourceMap(ofContent: index)
        precondition(contentMap.count == content.count, "content and map differ in length")
        Invariants.maps(content.count, into: source, "content") { contentMap.source(of: $0) }
        guard part.isText else { continue }
        let text = message.text(of: index)
        Invariants.isUTF8(text.utf8, "text of a part")
        for defect in text.defects { Invariants.inside(defect.place, source, "a defect of a charset") }
        let map = message.sourceMap(ofText: index)
        precondition(map.count == text.count, "text and map differ in length")
        Invariants.maps(text.count, into: source, "text") { map.source(of: $0) }
    }
}
