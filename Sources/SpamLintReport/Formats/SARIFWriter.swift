import SpamLintCore

/// SARIF 2.1.0 (OASIS): one run, written when it has ended, because a result names its rule by its place in the list of rules.
struct SARIFWriter: ReportWriter {
    /// Code hosts refuse a file with more results; the gravest are kept.
    static let resultLimit = 25_000

    private let options: ReportOptions
    private var rules: [Rule] = []
    private var indices: [RuleID: Int] = [:]
    private var results: [Severity: [[UInt8]]] = [:]
    private var leftOut = 0
    private var failures: [(path: String, reason: String)] = []

    init(_ options: ReportOptions) { self.options = options }

    mutating func write(_ file: LintedFile) -> [UInt8] {
        if let failure = file.failure {
            failures.append((file.path, failure[options.language]))
            return []
        }
        let findings = file.reports.flatMap(SARIFSuppression.findings)
        guard !findings.isEmpty else { return [] }
        let source = SourceText(file.source)
        let uri = ArtifactPath.relative(file.path, to: options.folder)
        var fingerprints = Fingerprints()
        for (finding, suppression) in findings {
            let name = fingerprints.name(of: finding, in: source)
            let severity = finding.rule.severity
            guard results[severity, default: []].count < Self.resultLimit else {
                leftOut += 1
                continue
            }
            let result = SARIFResult(
                finding: finding, ruleIndex: index(of: finding.rule), path: uri, source: source, fingerprint: name,
                suppression: suppression, language: options.language)
            var json = JSONWriter()
            result.write(to: &json)
            results[severity, default: []].append(json.bytes)
        }
        return []
    }

    private mutating func index(of rule: Rule) -> Int {
        if let known = indices[rule.id] { return known }
        indices[rule.id] = rules.count
        rules.append(rule)
        return rules.count - 1
    }

    func end(_ summary: RunSummary) -> [UInt8] {
        let ranked = Severity.allCases.reversed().flatMap { results[$0] ?? [] }
        var json = JSONWriter()
        json.beginObject()
        json.key("$schema")
        json.value("https://json.schemastore.org/sarif-2.1.0.json")
        json.key("version")
        json.value("2.1.0")
        json.key("runs")
        json.beginArray()
        json.beginObject()
        json.key("tool")
        json.object { json in
            json.key("driver")
            json.object { driver(to: &$0) }
        }
        json.key("columnKind")
        json.value("utf16CodeUnits")
        json.key("originalUriBaseIds")
        json.object { json in
            json.key(SARIFResult.base)
            json.object { json in
                json.key("description")
                json.text(SARIFWords.base[options.language])
            }
        }
        json.key("invocations")
        json.beginArray()
        json.object { invocation(lost: leftOut + max(0, ranked.count - Self.resultLimit), to: &$0) }
        json.endArray()
        json.key("results")
        json.beginArray()
        for result in ranked.prefix(Self.resultLimit) { json.members(result) }
        json.endArray()
        json.endObject()
        json.endArray()
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private func driver(to json: inout JSONWriter) {
        json.key("name")
        json.value("spamlint")
        json.key("semanticVersion")
        json.value(options.version)
        json.key("language")
        json.value(options.language.rawValue)
        json.key("rules")
        json.beginArray()
        for rule in rules { json.object { SARIFRule(rule: rule, language: options.language).write(to: &$0) } }
        json.endArray()
    }

    /// How the run went: what could not be read, and what there was no room for.
    private func invocation(lost: Int, to json: inout JSONWriter) {
        json.key("executionSuccessful")
        json.value(failures.isEmpty)
        json.key("toolExecutionNotifications")
        json.beginArray()
        for failure in failures.prefix(1_000) {
            json.object { json in
                json.key("level")
                json.value("error")
                json.key("message")
                json.text("\(failure.path): \(failure.reason)")
                json.key("locations")
                json.beginArray()
                json.object { json in
                    json.key("physicalLocation")
                    json.object { SARIFResult.artifact(ArtifactPath.relative(failure.path, to: options.folder), to: &$0) }
                }
                json.endArray()
            }
        }
        if lost > 0 {
            json.object { json in
                json.key("level")
                json.value("warning")
                json.key("message")
                json.text(SARIFWords.lost(lost, options.language))
            }
        }
        json.endArray()
    }
}

/// What SARIF says beside rules and findings, in both languages.
enum SARIFWords {
    static let base = LocalizedText(en: "The folder that spamlint was run in.", zh: "运行 spamlint 时所在的文件夹。")

    static func lost(_ count: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "\(count) findings of the least severity were left out: a SARIF run holds \(SARIFWriter.resultLimit) at most."
        case .chinese: "省略了 \(count) 个级别最低的问题：一次 SARIF 运行最多容纳 \(SARIFWriter.resultLimit) 个。"
        }
    }
}
