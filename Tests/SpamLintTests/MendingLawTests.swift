import MailHTML
import MailMessage
import SpamLint
import TestSupport
import Testing

/// What holds of mending whatever the message, over every file of `Corpus/`.
@Suite struct MendingLawTests {
    static let linter: Linter? = {
        var configuration = Configuration()
        configuration.now = Configuration.seconds(rfc3339: "2026-11-23T12:00:00Z")
        return try? Linter(configuration)
    }()

    static let files = Repository.files(under: "Corpus", endings: ["eml", "html", "txt", "mbox", "hbs", "liquid"])

    private func request(allowsUnsafe: Bool) -> MendingRequest {
        var request = MendingRequest()
        request.allowsUnsafe = allowsUnsafe
        request.settings.removesSignatures = allowsUnsafe
        request.settings.unsubscribeHTTPS = "https://shop.example/unsubscribe?u=1"
        request.settings.unsubscribeMailto = "leave@shop.example"
        request.settings.address = "Shop Ltd, 1 High Street, Springfield, IL 62701, USA"
        return request
    }

    @Test(arguments: files, [false, true])
    func holds(path: String, allowsUnsafe: Bool) throws {
        let linter = try #require(Self.linter)
        let bytes = try Repository.bytes(path)
        let request = request(allowsUnsafe: allowsUnsafe)
        guard let mended = try? linter.mend(bytes, named: path, request) else { return }
        guard mended.isChanged else {
            #expect(mended.bytes == bytes)
            return
        }
        let again = try linter.mend(mended.bytes, named: path, request)
        #expect(again.bytes == mended.bytes, "applying twice changes nothing more: \(again.rules.map(\.name))")
        let before = try linter.reports(on: bytes, named: path)
        let after = try linter.reports(on: mended.bytes, named: path)
        #expect(before.count == after.count)
        for (old, new) in zip(before, after) {
            #expect(new.score <= old.score, "our score does not rise")
            for (old, new) in zip(old.receivers, new.receivers) { #expect(new.score <= old.score, "\(new.profile.name) charges no more") }
        }
        #expect(lines(of: bytes).isDisjoint(with: ["\r\n"]) == lines(of: mended.bytes).isDisjoint(with: ["\r\n"]))
    }

    /// A safe fix leaves alone what a reader sees of the HTML.
    @Test(arguments: files)
    func safeFixesLeaveTheTextAlone(path: String) throws {
        let linter = try #require(Self.linter)
        let bytes = try Repository.bytes(path)
        guard let mended = try? linter.mend(bytes, named: path, request(allowsUnsafe: false)), mended.isChanged else { return }
        guard !mended.rules.contains(where: { ["html-invisible-in-word", "charset-missing", "charset-false"].contains($0.name) }) else {
            return
        }
        let old = try linter.inspections(of: bytes, named: path)
        let new = try linter.inspections(of: mended.bytes, named: path)
        for (old, new) in zip(old, new) {
            #expect(
                old.facts.documents.map { Array($0.document.visible.utf8) } == new.facts.documents.map { Array($0.document.visible.utf8) })
        }
    }

    /// Edits of single findings can be made on their own, and lie in the file.
    @Test(arguments: files)
    func editsLieInTheFile(path: String) throws {
        let linter = try #require(Self.linter)
        let bytes = try Repository.bytes(path)
        var details = ReportDetails()
        details.edits = true
        guard let reports = try? linter.reports(on: bytes, named: path, details: details) else { return }
        for finding in reports.flatMap(\.findings) {
            guard let fix = finding.fix else { continue }
            #expect(!fix.edits.isEmpty)
            var end = -1
            for edit in fix.edits {
                #expect(edit.range.lowerBound > end && edit.range.upperBound <= bytes.count, "\(finding.rule.id)")
                end = edit.range.upperBound
            }
        }
    }

    private func lines(of bytes: [UInt8]) -> Set<String> {
        zip(bytes, bytes.dropFirst()).contains { $0 == 0x0D && $1 == 0x0A } ? ["\r\n"] : []
    }
}
