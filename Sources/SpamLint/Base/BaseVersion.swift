public import SpamLintCore
import SpamLintReport

/// The version of files that git has committed, to tell what is new.
public struct BaseVersion: Sendable {
    /// A commit, a branch or a tag, as git knows it.
    public let name: String

    public init(_ name: String) { self.name = name }

    /// Asks whether git knows the version, in the repository of a file.
    ///
    /// - Throws: Why it does not, in one line.
    public func check(near path: String) throws(ConfigurationError) {
        // The commit first, for git says of a missing file and of a missing commit much the same.
        switch Git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"], in: Self.folder(of: path)) {
        case .failure(let reason):
            throw ConfigurationError(lines: ["--base needs git, which cannot be run: \(reason)"])
        case .success(let done) where done.status != 0:
            if case .success(let top) = Git.run(["rev-parse", "--show-toplevel"], in: Self.folder(of: path)), top.status == 0 {
                let shown = PathText.shown(name)
                throw ConfigurationError(lines: ["--base does not know '\(shown)'; name a commit, a branch or a tag of this repository"])
            }
            throw ConfigurationError(lines: ["\(PathText.shown(path)): --base needs a git repository, and this file lies in none"])
        case .success: break
        }
    }

    /// Narrows the reports on a file to what its version at `name` did not have. Messages of a mailbox are compared in their order.
    public func narrowed(_ reports: [Report], of path: String, by linter: Linter) -> [Report] {
        let old = bytes(of: path).flatMap { bytes in try? linter.reports(on: bytes, named: reports.first?.path ?? path) } ?? []
        return reports.enumerated().map { index, report in
            var report = report
            guard old.indices.contains(index) else {
                report.base = BaseComparison(name: name, before: nil, after: report, gone: [], unchanged: 0)
                return report
            }
            let comparison = Comparison(old[index], report)
            report.base = BaseComparison(
                name: name, before: old[index], after: report, gone: comparison.gone,
                unchanged: report.findings.count - comparison.come.count)
            report.findings = comparison.come
            return report
        }
    }

    /// The committed bytes of a file; nil where the commit does not have it.
    private func bytes(of path: String) -> [UInt8]? {
        let object = name + ":./" + PathSyntax.name(of: path)
        guard path != "-", case .success(let done) = Git.run(["cat-file", "blob", object], in: Self.folder(of: path)), done.status == 0
        else { return nil }
        return done.output
    }

    private static func folder(of path: String) -> String { FolderLookup.real(PathSyntax.folder(of: path)) ?? "." }
}
