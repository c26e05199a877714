import SpamLintCore

/// That a finding does not count, as SARIF says it (section 3.35).
struct SARIFSuppression: Equatable {
    enum Kind: String {
        /// By a comment in the file.
        case inSource
        /// By something beside it, such as a baseline.
        case external
    }

    let kind: Kind
    /// In the words of whoever asked for it; empty where nobody gave a reason.
    let justification: String

    /// The findings of a report, those that do not count with the reason.
    static func findings(of report: Report) -> [(finding: Finding, suppression: SARIFSuppression?)] {
        report.findings.map { ($0, nil) }
            + report.suppressed.map { suppressed in
                let kind: Kind = suppressed.origin == .inline ? .inSource : .external
                return (suppressed.finding, SARIFSuppression(kind: kind, justification: suppressed.reason))
            }
    }

    /// The member `suppressions`.
    func write(to json: inout JSONWriter) {
        json.key("suppressions")
        json.beginArray()
        json.object { json in
            json.key("kind")
            json.value(kind.rawValue)
            if !justification.isEmpty {
                json.key("justification")
                json.value(justification)
            }
        }
        json.endArray()
    }
}
