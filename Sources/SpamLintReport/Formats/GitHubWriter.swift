import SpamLintCore

/// Workflow commands that GitHub shows beside the lines of a pull request.
///
/// GitHub shows ten annotations of each level for a step, so that the ten with the most points are written, when the run has ended.
struct GitHubWriter: ReportWriter {
    /// Annotations of one level that a step may have.
    static let annotationLimit = 10
    /// Characters of a message: GitHub takes 64 KiB, and people read a line.
    private static let messageLimit = 2_000

    private struct Annotation {
        let points: Points
        let command: String
    }

    private let options: ReportOptions
    private var annotations: [Severity: [Annotation]] = [:]
    private var leftOut = 0

    init(_ options: ReportOptions) { self.options = options }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        let path = ArtifactPath.relative(file.path, to: options.folder)
        if let failure = file.failure {
            let command = "::error file=\(Self.property(path)),title=spamlint::\(Self.data(failure[options.language]))"
            add(Annotation(points: Points(thousandths: .max), command: command), .error)
            return []
        }
        guard file.reports.contains(where: { !$0.findings.isEmpty }) else { return [] }
        let source = SourceText(file.source)
        for finding in file.reports.flatMap(\.findings) {
            add(Annotation(points: finding.rule.points, command: command(finding, path: path, in: source)), finding.rule.severity)
        }
        return []
    }

    /// Keeps the first of those with the most points.
    private mutating func add(_ annotation: Annotation, _ severity: Severity) {
        var kept = annotations[severity, default: []]
        let place = kept.firstIndex { $0.points < annotation.points } ?? kept.endIndex
        kept.insert(annotation, at: place)
        if kept.count > Self.annotationLimit {
            kept.removeLast()
            leftOut += 1
        }
        annotations[severity] = kept
    }

    private func command(_ finding: Finding, path: String, in source: SourceText) -> String {
        let region = SourceRegion(finding.location, in: source)
        let kind =
            switch finding.rule.severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "notice"
            }
        var properties = "file=\(Self.property(path)),line=\(region.startLine),endLine=\(region.endLine)"
        // Columns are taken only where a finding is within a line.
        if region.startLine == region.endLine { properties += ",col=\(region.startColumn),endColumn=\(region.endColumn)" }
        properties += ",title=\(Self.property("spamlint: \(finding.rule.id)"))"
        let language = options.language
        let text = "\(finding.message(in: language)) \(ReportWords.fix[language]): \(finding.advice(in: language))"
        return "::\(kind) \(properties)::\(Self.data(MessageTemplate.shorten(text, to: Self.messageLimit)))"
    }

    func end(_ summary: RunSummary) -> [UInt8] {
        var lines = Severity.allCases.reversed().flatMap { annotations[$0] ?? [] }.map(\.command)
        let last = TextSummary(summary, language: options.language).line
        lines.append(leftOut > 0 ? last + "; " + GitHubWords.leftOut(leftOut, options.language) : last)
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Text behind a command.
    static func data(_ text: String) -> String {
        escaped(TerminalText.escaped(text)) { $0 == "%" || $0 == "\r" || $0 == "\n" }
    }

    /// The value of one of its properties.
    static func property(_ text: String) -> String {
        escaped(TerminalText.escaped(text)) { $0 == "%" || $0 == "\r" || $0 == "\n" || $0 == ":" || $0 == "," }
    }

    private static func escaped(_ text: String, _ isSpecial: (Unicode.Scalar) -> Bool) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            if isSpecial(scalar) {
                result += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
}

/// What is said beside annotations, in both languages.
enum GitHubWords {
    static func leftOut(_ count: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "\(count) more not shown, because GitHub shows \(GitHubWriter.annotationLimit) of each level"
        case .chinese: "另有 \(count) 个未显示，因为 GitHub 每个级别只显示 \(GitHubWriter.annotationLimit) 个"
        }
    }
}
