import SpamLintCore

/// Reads what `CachedReportWriter` wrote. Bytes that nobody wrote so give nil, and cost no more than their number.
struct CachedReportReader {
    private let bytes: ArraySlice<UInt8>
    private var at: Int
    private let linter: Linter
    private let rules: [String: Rule]
    private var isDamaged = false

    init(_ bytes: ArraySlice<UInt8>, linter: Linter, rules: [String: Rule]) {
        self.bytes = bytes
        at = bytes.startIndex
        self.linter = linter
        self.rules = rules
    }

    /// - Parameter path: What the reports are to call the file.
    mutating func reports(path: String) -> [Report]? {
        let reports = list { $0.report(path: path) }
        return isDamaged || at != bytes.endIndex ? nil : reports
    }

    private mutating func report(path: String) -> Report? {
        let number = integer()
        guard let messageClass = MessageClass(rawValue: text()) else { return nil }
        let findings = list { $0.finding() }
        let suppressed = list { reader in
            reader.finding().map { SuppressedFinding($0, origin: .inline, reason: reader.text(), line: reader.integer()) }
        }
        let receivers = list { $0.verdict() }
        var report = Report(
            path: path, message: number > 0 ? number : nil, messageClass: messageClass, findings: findings,
            sheet: ScoreSheet(findings, categories: linter.catalogue.categories), receivers: receivers)
        report.suppressed = suppressed
        report.limits = linter.configuration.verdictLimits
        return report
    }

    private mutating func verdict() -> ReceiverVerdict? {
        let name = text()
        let version = text()
        let score = Points(thousandths: integer())
        guard let profile = linter.profiles.first(where: { $0.name == name && $0.version == version }) else { return nil }
        let symbols = Dictionary(profile.symbols.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let charges = list { reader in
            symbols[reader.text()].map { ReceiverVerdict.Charge(symbol: $0, points: Points(thousandths: reader.integer())) }
        }
        return ReceiverVerdict(profile: profile, charges: charges, score: score)
    }

    private mutating func finding() -> Finding? {
        guard let rule = rules[text()] else { return nil }
        let numbers = (integer(), integer(), integer(), integer())
        guard let range = range() else { return nil }
        let location = Location(
            line: numbers.0, column: numbers.1, endLine: numbers.2, endColumn: numbers.3, range: range, part: optionalText(),
            field: optionalText())
        let quote = optionalText()
        let disguised = integer() == 1
        let values = list { reader in (name: reader.text(), value: reader.text()) }
        var excerpt: Excerpt?
        if integer() == 1 {
            let line = data()
            guard let mark = self.range(), mark.upperBound <= line.count else { return nil }
            excerpt = Excerpt(line: line, mark: mark, isDecoded: integer() == 1)
        }
        var finding = Finding(rule: rule, location: location, text: quote, disguised: disguised, values: values, excerpt: excerpt)
        if integer() == 1 {
            guard let safety = Fix.Safety(rawValue: text()) else { return nil }
            finding.fix = Fix(safety, list { reader in reader.range().map { Edit($0, reader.data()) } })
        }
        return isDamaged ? nil : finding
    }

    // MARK: Pieces

    private mutating func list<Element>(_ element: (inout CachedReportReader) -> Element?) -> [Element] {
        let count = integer()
        // Every element takes a byte at least.
        guard count >= 0, count <= bytes.endIndex - at else {
            isDamaged = true
            return []
        }
        var elements: [Element] = []
        for _ in 0..<count {
            guard !isDamaged, let next = element(&self) else {
                isDamaged = true
                return []
            }
            elements.append(next)
        }
        return elements
    }

    private mutating func integer() -> Int {
        var number: UInt = 0
        var shift: UInt = 0
        while at < bytes.endIndex, shift < 64 {
            let byte = bytes[at]
            at += 1
            number |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(bitPattern: number) }
            shift += 7
        }
        isDamaged = true
        return 0
    }

    private mutating func range() -> Range<Int>? {
        let (start, end) = (integer(), integer())
        return start >= 0 && start <= end ? start..<end : nil
    }

    private mutating func data() -> [UInt8] {
        let count = integer()
        guard count >= 0, count <= bytes.endIndex - at else {
            isDamaged = true
            return []
        }
        defer { at += count }
        return Array(bytes[at..<at + count])
    }

    private mutating func text() -> String { String(decoding: data(), as: UTF8.self) }

    private mutating func optionalText() -> String? { integer() == 1 ? text() : nil }
}
