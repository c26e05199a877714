import SpamLintCore

/// Names for findings that stay when lines are added above them: of the rule, the text of the line, and which of its like it is.
struct Fingerprints {
    private var seen: [String: Int] = [:]

    /// - Parameter salt: What else tells one finding from another, such as its path.
    mutating func name(of finding: Finding, in source: SourceText, salt: String = "") -> String {
        var hash = SHA256()
        hash.update(finding.rule.id.name.utf8)
        hash.update([0])
        hash.update(salt.utf8)
        hash.update([0])
        // What is not there has no line that says anything of it.
        let isAbsent = finding.location.range.isEmpty && finding.text == nil
        if !isAbsent { hash.update(source.normalizedLine(around: finding.location.range.lowerBound, line: finding.location.line)) }
        let digest = String(hash.finalize().prefix(32))
        let occurrence = seen[digest, default: 0] + 1
        seen[digest] = occurrence
        return "\(digest):\(occurrence)"
    }
}
