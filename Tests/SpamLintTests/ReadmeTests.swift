import Foundation
import SpamLint
import TestSupport
import Testing

@Suite struct ReadmeTests {
    /// The lines between the comments are those of the README.
    @Test func theLibraryInThreeLines() throws {
        let bytes = try Repository.bytes("Corpus/spam/demo-mega-sale-zh-en.eml")
        // README
        let linter = try Linter()
        let report = linter.lint(bytes, named: "newsletter.eml")
        for finding in report.findings { print(finding.location.line, finding.rule.id, finding.message(in: .english)) }
        // end
        #expect(report.verdict == .fail)
        #expect(report.findings.contains { $0.rule.id.name == "disguised-word" })

        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8).components(separatedBy: "\n")
        let start = try #require(source.firstIndex { $0.hasSuffix("  // README") })
        let end = try #require(source.firstIndex { $0.hasSuffix("  // end") })
        let shown = source[(start + 1)..<end].map { String($0.dropFirst(8)) }.joined(separator: "\n")
        #expect(try Self.page("README.md").contains("```swift\nimport SpamLint\n\n\(shown)\n```\n"))
    }

    @Test(
        arguments: ["README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "ARCHITECTURE.md"]
            + Repository.files(under: "docs", endings: ["md"]))
    func linksLeadToFiles(name: String) throws {
        let folder = name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        for link in try Self.page(name).matches(of: /\]\(([^):#]+)\)/) {
            #expect(FileManager.default.fileExists(atPath: Repository.path(folder + link.1)), "\(name) links to \(link.1)")
        }
    }

    private static func page(_ name: String) throws -> String {
        String(decoding: try Repository.bytes(name), as: UTF8.self)
    }
}
