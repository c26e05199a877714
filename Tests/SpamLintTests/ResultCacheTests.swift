import Foundation
import Testing

@testable import SpamLint

@Suite struct ResultCacheTests {
    private static let mail = Array(
        "From: Ada <ada@example.org>\nTo: b@example.com\nSubject: BUY NOW {{name}} BUY BUY\nDate: Mon, 23 Nov 2026 10:00:00 +0000\n\n<!-- spamlint:disable x -- y -->Hello http://a.example/ 你好\n"
            .utf8)

    private func linter() throws -> Linter {
        var configuration = Configuration()
        configuration.now = Configuration.seconds(rfc3339: "2026-11-23T12:00:00Z")
        return try Linter(configuration)
    }

    private func json(_ reports: [Report]) -> String {
        reports.map { report in
            var json = JSONWriter()
            JSONv1.write(report, language: .english, to: &json)
            return String(decoding: json.bytes, as: UTF8.self)
        }.joined(separator: "\n")
    }

    private func folder() -> String { FileManager.default.temporaryDirectory.appendingPathComponent("spamlint-" + UUID().uuidString).path }

    private func files(_ folder: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
        return found.filter { $0.utf8.count > 3 }.map { folder + "/" + $0 }
    }

    @Test func whatIsKeptIsTheSame() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let linter = try linter()
        let cache = ResultCache(folder, linter: linter)
        let fresh = try linter.reports(on: Self.mail, named: "a.eml", details: .excerpts)
        let first = try cache.reports(on: Self.mail, named: "a.eml", details: .excerpts)
        #expect(files(folder).count == 1)
        let second = try cache.reports(on: Self.mail, named: "a.eml", details: .excerpts)
        #expect(json(first) == json(fresh) && json(second) == json(fresh))
        #expect(second.first?.findings.map(\.excerpt) == fresh.first?.findings.map(\.excerpt))
        #expect(files(folder).count == 1, "the second time nothing is written")
    }

    @Test func anotherConfigurationOrFileIsAnotherEntry() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let linter = try linter()
        _ = try ResultCache(folder, linter: linter).reports(on: Self.mail, named: "a.eml", details: .none)
        _ = try ResultCache(folder, linter: linter).reports(on: Self.mail + [0x21], named: "a.eml", details: .none)
        var other = linter.configuration
        other.senderSites.own = ["a.example"]
        _ = try ResultCache(folder, linter: try Linter(other)).reports(on: Self.mail, named: "a.eml", details: .none)
        _ = try ResultCache(folder, linter: linter).reports(on: Self.mail, named: "a.eml", details: .excerpts)
        #expect(files(folder).count == 4)
    }

    @Test func damagedEntriesAreNone() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let linter = try linter()
        let cache = ResultCache(folder, linter: linter)
        let fresh = try cache.reports(on: Self.mail, named: "a.eml", details: .none)
        let path = try #require(files(folder).first)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var flipped = whole
        flipped[whole.count / 2] ^= 0x55
        for damage in [Data(), whole.prefix(9), whole.prefix(whole.count - 1), whole.prefix(whole.count / 2), flipped, whole + whole] {
            try damage.write(to: URL(fileURLWithPath: path))
            #expect(json(try cache.reports(on: Self.mail, named: "a.eml", details: .none)) == json(fresh))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole, "it was written anew")
    }

    /// The sum aside, no bytes may trap the reader.
    @Test func everyCutAndFlipIsSurvived() throws {
        let linter = try linter()
        var writer = CachedReportWriter()
        writer.write(try linter.reports(on: Self.mail, named: "a.eml", details: .excerpts))
        let rules = Dictionary(linter.rules.map { ($0.id.name, $0) }, uniquingKeysWith: { first, _ in first })
        for end in stride(from: 0, to: writer.bytes.count, by: 7) {
            var reader = CachedReportReader(writer.bytes[..<end], linter: linter, rules: rules)
            #expect(reader.reports(path: "a.eml") == nil)
            var flipped = writer.bytes
            flipped[end] = 0xFF
            var other = CachedReportReader(flipped[...], linter: linter, rules: rules)
            _ = other.reports(path: "a.eml")
        }
    }

    @Test func aFolderThatCannotBeWrittenIsNoMistake() throws {
        let cache = ResultCache("/proc/nowhere", linter: try linter())
        #expect(try cache.reports(on: Self.mail, named: "a.eml", details: .none).count == 1)
    }
}
