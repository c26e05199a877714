public import SpamLintCore

/// Writes what a run found in one format, piece by piece where the format allows. Each call returns what comes next in the output.
///
/// Text of a message, and the path of its file, are hostile: every writer escapes them for whoever reads its format.
public protocol ReportWriter {
    mutating func begin() -> [UInt8]
    mutating func write(_ file: LintedFile) -> [UInt8]
    mutating func end(_ summary: RunSummary) -> [UInt8]
}

extension ReportWriter {
    public mutating func begin() -> [UInt8] { [] }
    public mutating func end(_ summary: RunSummary) -> [UInt8] { [] }
}

/// How reports are written, whatever the format.
public struct ReportOptions: Sendable {
    public var language: ReportLanguage
    public var isColored = false
    /// Only the summary, where the format has one.
    public var isQuiet = false
    public var showsReceivers = false
    /// Whether findings that do not count are told, too, and why they do not.
    public var showsSuppressed = false
    /// Of the program.
    public var version = ""
    /// The folder that paths are told from, without a slash at its end; empty leaves paths as they are.
    public var folder = ""

    public init(language: ReportLanguage = .english) {
        self.language = language
    }
}

/// What came of one file.
public struct LintedFile: Sendable {
    /// As it was given.
    public let path: String
    /// The bytes of the file; empty where no format asked for them.
    public let source: [UInt8]
    /// One for each message.
    public let reports: [Report]
    /// Why there are none.
    public let failure: LocalizedText?
    /// The severity and the score from which on its messages fail; nil: none does.
    public var bar: Severity?
    public var limit: Points?

    public init(path: String, source: [UInt8] = [], reports: [Report]) {
        self.path = path
        self.source = source
        self.reports = reports
        failure = nil
    }

    public init(path: String, failure: LocalizedText) {
        self.path = path
        source = []
        reports = []
        self.failure = failure
    }

    /// Whether a rule's findings fail a message.
    func fails(by rule: Rule) -> Bool { bar.map { rule.severity >= $0 } ?? false }

    /// Whether a message's score fails it.
    func fails(byScoreOf report: Report) -> Bool { limit.map { report.reaches($0) } ?? false }

    /// Whether a message fails by its findings or its score.
    func fails(_ report: Report) -> Bool { report.findings.contains { fails(by: $0.rule) } || fails(byScoreOf: report) }
}

/// What a run came to.
public struct RunSummary: Sendable {
    public var messages = 0
    /// Files that could not be read.
    public var failures = 0
    public var counts: [Severity: Int] = [:]
    public var worst = Points.zero
    /// The bars that something has reached.
    public var reachedBar: Severity?
    public var reachedLimit: Points?

    public init() {}

    public mutating func add(_ report: Report, bar: Severity?, limit: Points?) {
        messages += 1
        worst = max(worst, report.score)
        for finding in report.findings { counts[finding.rule.severity, default: 0] += 1 }
        if let bar, report.contains(bar) { reachedBar = bar }
        if let limit, report.reaches(limit) { reachedLimit = limit }
    }
}
