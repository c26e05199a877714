import SpamLintCore

/// reviewdog's diagnostics, a line of JSON for each finding; columns are bytes.
struct ReviewdogWriter: ReportWriter {
    private let options: ReportOptions

    init(_ options: ReportOptions) { self.options = options }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        let path = ArtifactPath.relative(file.path, to: options.folder)
        if let failure = file.failure {
            return line { json in
                head(failure[options.language], severity: "ERROR", code: "unreadable", url: nil, to: &json)
                json.key("location")
                json.object { json in
                    json.key("path")
                    json.value(path)
                }
            }
        }
        return file.reports.flatMap(\.findings).flatMap { finding in line { diagnostic(finding, path: path, to: &$0) } }
    }

    private func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object(members)
        json.endLine()
        return json.bytes
    }

    private func head(_ message: String, severity: String, code: String, url: String?, to json: inout JSONWriter) {
        json.key("message")
        json.value(message)
        json.key("severity")
        json.value(severity)
        json.key("source")
        json.object { json in
            json.key("name")
            json.value("spamlint")
        }
        json.key("code")
        json.object { json in
            json.key("value")
            json.value(code)
            if let url {
                json.key("url")
                json.value(url)
            }
        }
    }

    private func diagnostic(_ finding: Finding, path: String, to json: inout JSONWriter) {
        let severity =
            switch finding.rule.severity {
            case .error: "ERROR"
            case .warning: "WARNING"
            case .note: "INFO"
            }
        head(
            finding.message(in: options.language), severity: severity, code: finding.rule.id.name,
            url: finding.rule.references.first?.url, to: &json)
        json.key("location")
        json.object { json in
            json.key("path")
            json.value(path)
            json.key("range")
            range(finding.location, to: &json)
        }
        // A suggestion replaces one range; what takes several edits, or one elsewhere, cannot be said.
        guard let fix = finding.fix, fix.safety != .advice, fix.edits.count == 1, let edit = fix.edits.first,
            edit.range == finding.location.range, let text = String(validating: edit.replacement, as: UTF8.self)
        else { return }
        json.key("suggestions")
        json.beginArray()
        json.object { json in
            json.key("range")
            range(finding.location, to: &json)
            json.key("text")
            json.value(text)
        }
        json.endArray()
    }

    private func range(_ location: Location, to json: inout JSONWriter) {
        json.object { json in
            json.key("start")
            position(location.line, location.column, to: &json)
            json.key("end")
            position(location.endLine, location.endColumn, to: &json)
        }
    }

    private func position(_ line: Int, _ column: Int, to json: inout JSONWriter) {
        json.object { json in
            json.key("line")
            json.value(line)
            json.key("column")
            json.value(column)
        }
    }
}
