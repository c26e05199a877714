import SpamLintCore

/// Writes reports as bytes for `CachedReportReader`.
struct CachedReportWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ reports: [Report]) {
        write(reports.count)
        for report in reports { write(report) }
    }

    private mutating func write(_ report: Report) {
        write(report.message ?? 0)
        write(report.messageClass.rawValue)
        write(report.findings.count)
        for finding in report.findings { write(finding) }
        write(report.suppressed.count)
        for suppressed in report.suppressed {
            write(suppressed.finding)
            write(suppressed.reason)
            write(suppressed.line ?? 0)
        }
        write(report.receivers.count)
        for verdict in report.receivers {
            write(verdict.profile.name)
            write(verdict.profile.version)
            write(verdict.score.thousandths)
            write(verdict.charges.count)
            for charge in verdict.charges {
                write(charge.symbol.name)
                write(charge.points.thousandths)
            }
        }
    }

    private mutating func write(_ finding: Finding) {
        write(finding.rule.id.name)
        let location = finding.location
        for number in [location.line, location.column, location.endLine, location.endColumn] { write(number) }
        write(location.range.lowerBound)
        write(location.range.upperBound)
        write(optional: location.part)
        write(optional: location.field)
        write(optional: finding.text)
        write(finding.disguised ? 1 : 0)
        write(finding.values.count)
        for (name, value) in finding.values {
            write(name)
            write(value)
        }
        write(finding.excerpt == nil ? 0 : 1)
        if let excerpt = finding.excerpt {
            write(excerpt.line)
            write(excerpt.mark.lowerBound)
            write(excerpt.mark.upperBound)
            write(excerpt.isDecoded ? 1 : 0)
        }
        write(finding.fix == nil ? 0 : 1)
        if let fix = finding.fix {
            write(fix.safety.rawValue)
            write(fix.edits.count)
            for edit in fix.edits {
                write(edit.range.lowerBound)
                write(edit.range.upperBound)
                write(edit.replacement)
            }
        }
    }

    /// Seven bits a byte, the low ones first; what is negative takes all ten bytes.
    private mutating func write(_ number: Int) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private mutating func write(_ text: String) { write(Array(text.utf8)) }

    private mutating func write(_ more: [UInt8]) {
        write(more.count)
        bytes += more
    }

    private mutating func write(optional text: String?) {
        write(text == nil ? 0 : 1)
        if let text { write(text) }
    }
}
