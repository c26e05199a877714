import SpamLintCore

/// GitLab's Code Quality report: one array, an object for each finding.
struct GitLabWriter: ReportWriter {
    private let options: ReportOptions
    private var isFirst = true

    init(_ options: ReportOptions) { self.options = options }

    func begin() -> [UInt8] { Array("[".utf8) }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        let path = ArtifactPath.relative(file.path, to: options.folder)
        if let failure = file.failure {
            var hash = SHA256()
            hash.update("unreadable\u{0}\(path)".utf8)
            return object(failure[options.language], rule: "unreadable", fingerprint: hash.finalize(), severity: "critical", path, line: 1)
        }
        let findings = file.reports.flatMap(\.findings)
        guard !findings.isEmpty else { return [] }
        let source = SourceText(file.source)
        var fingerprints = Fingerprints()
        return findings.flatMap { finding in
            object(
                finding.message(in: options.language), rule: finding.rule.id.name,
                fingerprint: fingerprints.name(of: finding, in: source, salt: path), severity: Self.severity(finding.rule.severity), path,
                line: finding.location.line)
        }
    }

    private static func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: "major"
        case .warning: "minor"
        case .note: "info"
        }
    }

    private mutating func object(
        _ description: String, rule: String, fingerprint: String, severity: String, _ path: String, line: Int
    ) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("description")
            json.value(description)
            json.key("check_name")
            json.value(rule)
            json.key("fingerprint")
            json.value(fingerprint)
            json.key("severity")
            json.value(severity)
            json.key("location")
            json.object { json in
                json.key("path")
                json.value(path)
                json.key("lines")
                json.object { json in
                    json.key("begin")
                    json.value(line)
                }
            }
        }
        let separator = isFirst ? "" : ",\n"
        isFirst = false
        return Array(separator.utf8) + json.bytes
    }

    func end(_ summary: RunSummary) -> [UInt8] { Array("]\n".utf8) }
}
