import MailBytes

/// A comment that speaks to this program: `spamlint:VERB RULE, RULE -- reason` between the marks of HTML or of a template language.
struct SuppressionComment {
    /// With its marks.
    let range: Range<Int>
    let verb: String
    let rules: [(name: String, range: Range<Int>)]
    let reason: String?

    /// How comments begin, with how they end. A longer mark stands before one that it ends in.
    private static let marks: [(opener: StaticString, closer: StaticString)] = [
        ("<!--", "-->"), ("<#--", "-->"), ("{{!--", "--}}"), ("{{--", "--}}"), ("{{!", "}}"), ("{#-", "#}"), ("{#", "#}"), ("<%#", "%>"),
        ("<%--", "--%>"), ("/*", "*/"), ("{*", "*}"), ("@*", "*@"),
    ]

    /// Bytes of white space between the mark and the word, and of the comment behind it.
    private static let gapLimit = 64
    private static let lengthLimit = 2_000

    static let word: StaticString = "spamlint:"

    /// The comment whose `spamlint:` begins at `start`; nil where it stands in no comment, or in one without an end.
    init?(in text: UnsafeBufferPointer<UInt8>, at start: Int) {
        var before = start
        while before > 0, start - before < Self.gapLimit, text[before - 1].isASCIIWhitespace { before -= 1 }
        guard let (opener, closer) = Self.marks(in: text, before: before) else { return nil }
        let content = start + Self.word.utf8CodeUnitCount
        let limit = min(text.count, content + Self.lengthLimit)
        guard let end = text.find(closer, from: content, to: limit) else { return nil }
        range = opener..<min(text.count, end + closer.utf8CodeUnitCount)
        let parsed = SuppressionWords(text, content..<end)
        (verb, rules, reason) = (parsed.verb, parsed.rules, parsed.reason)
    }

    /// Where the mark that ends at `end` begins, and what ends its comment.
    private static func marks(in text: UnsafeBufferPointer<UInt8>, before end: Int) -> (opener: Int, closer: StaticString)? {
        for (opener, closer) in marks where text.ends(with: opener, at: end) { return (end - opener.utf8CodeUnitCount, closer) }
        // `{% comment %}` ends at the next tag, which closes it; `{% # … %}` is Liquid's comment in a line.
        if text.ends(with: "%}", at: end) || text.ends(with: "-%}", at: end) {
            var i = end - 2
            while i > 0, text[i - 1] == ASCII.space || text[i - 1] == 0x2D { i -= 1 }
            guard text.ends(with: "comment", at: i) else { return nil }
            i = text.skipBack(i - 7)
            return text.ends(with: "{%", at: i) ? (i - 2, "{%") : nil
        }
        if text.ends(with: "#", at: end) {
            let i = text.skipBack(end - 1)
            return text.ends(with: "{%", at: i) ? (i - 2, "%}") : nil
        }
        return nil
    }
}

/// What stands behind `spamlint:`.
struct SuppressionWords {
    let verb: String
    let rules: [(name: String, range: Range<Int>)]
    let reason: String?

    /// Rules that one comment names.
    private static let ruleLimit = 50

    /// - Parameter hasVerb: False where a header field names the rules alone.
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hasVerb: Bool = true) {
        var end = range.upperBound
        var reasonStart: Int?
        var i = range.lowerBound
        while i + 1 < range.upperBound {
            if text[i] == 0x2D, text[i + 1] == 0x2D, i == range.lowerBound || text[i - 1].isASCIIWhitespace {
                (end, reasonStart) = (i, i + 2)
                break
            }
            i += 1
        }
        var words: [(name: String, range: Range<Int>)] = []
        i = range.lowerBound
        while i < end, words.count <= Self.ruleLimit {
            while i < end, text[i].isASCIIWhitespace || text[i] == ASCII.comma { i += 1 }
            let start = i
            while i < end, !text[i].isASCIIWhitespace, text[i] != ASCII.comma { i += 1 }
            if i > start { words.append((String(decoding: text[start..<i], as: UTF8.self), start..<i)) }
        }
        verb = hasVerb ? words.first?.name ?? "" : SuppressionWish.Verb.disableFile.rawValue
        rules = Array(hasVerb ? words.dropFirst() : words[...])
        reason = reasonStart.flatMap { start in
            var (from, to) = (start, range.upperBound)
            while from < to, text[from].isASCIIWhitespace || text[from] == 0x2D { from += 1 }
            while to > from, text[to - 1].isASCIIWhitespace || text[to - 1] == 0x2D { to -= 1 }
            return from < to ? String(decoding: text[from..<to], as: UTF8.self) : nil
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether `mark` stands right before `end`.
    func ends(with mark: StaticString, at end: Int) -> Bool {
        let count = mark.utf8CodeUnitCount
        guard end >= count, end <= self.count else { return false }
        return (0..<count).allSatisfy { self[end - count + $0] == mark.utf8Start[$0] }
    }

    /// Where `mark` first begins in a range.
    func find(_ mark: StaticString, from start: Int, to end: Int) -> Int? {
        let count = mark.utf8CodeUnitCount
        guard end <= self.count, start >= 0, end - start >= count else { return nil }
        var i = start
        while i + count <= end {
            i = find(mark.utf8Start[0], from: i, to: end)
            guard i + count <= end else { return nil }
            if (1..<count).allSatisfy({ self[i + $0] == mark.utf8Start[$0] }) { return i }
            i += 1
        }
        return nil
    }

    /// The end of what stands before the blanks, and the hyphens of a template's tag, before `end`.
    func skipBack(_ end: Int) -> Int {
        var i = end
        while i > 0, self[i - 1] == ASCII.space || self[i - 1] == 0x2D { i -= 1 }
        return i
    }
}
