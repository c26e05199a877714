public import SpamLintCore

extension Baseline {
    /// The reports on a file, without what the baseline covers.
    public func applied(to reports: [Report], of path: String, by linter: Linter) -> [Report] {
        let covered = covered(in: key(of: path), found: Self.counts(in: reports))
        guard !covered.isEmpty else { return reports }
        return reports.map { report in
            var report = report
            let old = report.findings.filter { covered.contains($0.rule.id.name) }
            guard !old.isEmpty else { return report }
            report.scoreBesidesBaseline = report.score
            report.findings.removeAll { covered.contains($0.rule.id.name) }
            report.sheet = ScoreSheet(report.findings, categories: linter.catalogue.categories)
            report.suppressed += old.map { SuppressedFinding($0, origin: .baseline) }
            return report
        }
    }

    /// - Throws: The system's error.
    public func write(to path: String) throws(FileError) {
        try WholeFile.write(BaselineFile.text(files), to: path)
    }
}
