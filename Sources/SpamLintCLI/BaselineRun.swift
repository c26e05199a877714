import SpamLint

/// The baseline of a run: what it covers, what of it is stale, and the next one.
struct BaselineRun {
    private let known: Baseline?
    private let path: String?
    private var next: Baseline?
    private let nextPath: String?
    private var stale: [Baseline.Stale] = []
    private var seen: Set<String> = []

    /// Stale entries that are named before the rest is counted.
    private static let named = 10

    /// - Throws: What is wrong with the baseline.
    init(reading path: String?, writing nextPath: String?) throws(ConfigurationError) {
        self.path = path
        self.nextPath = nextPath
        // The one that is written anew need not be there yet.
        if let path, path != nextPath { known = try Baseline(path: path) } else { known = nil }
        next = nextPath.map { path in (try? Baseline(path: path)) ?? Baseline(emptyFor: path) }
    }

    /// The reports on a file, without what the baseline covers.
    mutating func apply(_ reports: [Report], of path: String, by linter: Linter) -> [Report] {
        if var next {
            // All of it is the baseline now.
            let file = next.key(of: path)
            next.set(Baseline.counts(in: reports), of: file)
            self.next = next
            return next.applied(to: reports, of: path, by: linter)
        }
        guard let known else { return reports }
        let file = known.key(of: path)
        seen.insert(file)
        stale += known.stale(in: file, found: Baseline.counts(in: reports))
        return known.applied(to: reports, of: path, by: linter)
    }

    /// Tells what is stale, and writes the next baseline.
    ///
    /// - Returns: Whether that could be done.
    mutating func end(in language: ReportLanguage) -> Bool {
        if let known, let path {
            let all = stale + known.staleFiles(besides: seen)
            if !all.isEmpty { StandardError.write("spamlint: " + Self.sentence(on: all, path: PathText.shown(path), in: language)) }
        }
        guard var next, let nextPath else { return true }
        next.prune()
        do throws(FileError) {
            try next.write(to: nextPath)
            return true
        } catch {
            StandardError.write("spamlint: \(PathText.shown(nextPath)): \(Self.unwritten(error, in: language))")
            return false
        }
    }

    private static func unwritten(_ error: FileError, in language: ReportLanguage) -> String {
        switch language {
        case .english: "the baseline cannot be written: \(error.reason)"
        case .chinese: "无法写入基线：\(error.reason)"
        }
    }

    private static func sentence(on stale: [Baseline.Stale], path: String, in language: ReportLanguage) -> String {
        let first = stale.prefix(named).map { "\(PathText.shown($0.file)) \($0.rule) (\($0.count) -> \($0.found))" }.joined(separator: "; ")
        let more = stale.count - min(stale.count, named)
        switch language {
        case .english:
            let entries = stale.count == 1 ? "1 entry of the baseline says" : "\(stale.count) entries of the baseline say"
            return "\(path): \(entries) of more than there is: \(first)\(more > 0 ? "; and \(more) more" : ""); "
                + "--write-baseline \(path) brings it up to date"
        case .chinese:
            return "\(path)：基线中有 \(stale.count) 条已过时：\(first)\(more > 0 ? "；另有 \(more) 条" : "")；用 --write-baseline \(path) 更新"
        }
    }
}
