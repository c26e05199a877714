/// The formats that a run can be reported in.
public enum ReportFormat: String, Sendable, CaseIterable {
    case text, gcc, json, ndjson, sarif, github, gitlab, junit, checkstyle, rdjsonl, tap, markdown, html

    /// Whether findings need the line that they stand in.
    public var showsExcerpts: Bool { self == .text || self == .html }

    /// Whether reports need the message as a reader sees it.
    public var showsMessages: Bool { self == .html }

    /// Whether it tells which bytes of the file a fix changes.
    public var showsEdits: Bool { self == .sarif }

    /// Whether the bytes of the file are needed: for columns in UTF-16, and for lines that fingerprints are made of.
    public var needsSource: Bool {
        switch self {
        case .sarif, .github, .gitlab: true
        default: false
        }
    }

    /// Whether findings can be summed up in it by rule.
    public var hasStatistics: Bool { self == .text || self == .json || self == .ndjson }

    /// All that is written of one file, from beginning to end.
    public func document(on file: LintedFile, _ options: ReportOptions) -> [UInt8] {
        var summary = RunSummary()
        for report in file.reports { summary.add(report, bar: file.bar, limit: file.limit) }
        var writer = writer(options)
        return writer.begin() + writer.write(file) + writer.end(summary)
    }

    public func writer(_ options: ReportOptions) -> any ReportWriter {
        switch self {
        case .text: TextWriter(options)
        case .gcc: GCCWriter(options)
        case .json: JSONReportWriter(options, isArray: true)
        case .ndjson: JSONReportWriter(options, isArray: false)
        case .sarif: SARIFWriter(options)
        case .github: GitHubWriter(options)
        case .gitlab: GitLabWriter(options)
        case .junit: JUnitWriter(options)
        case .checkstyle: CheckstyleWriter(options)
        case .rdjsonl: ReviewdogWriter(options)
        case .tap: TAPWriter(options)
        case .markdown: MarkdownWriter(options)
        case .html: HTMLWriter(options)
        }
    }
}
