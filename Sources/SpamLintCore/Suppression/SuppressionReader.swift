import MailBytes

/// Reads the wishes that stand in a text, in order. Linear.
public enum SuppressionReader {
    /// Comments that are read in one text.
    private static let limit = 1_000

    public static func wishes(in text: UnsafeBufferPointer<UInt8>) -> [SuppressionWish] {
        var comments: [SuppressionComment] = []
        var i = 0
        while comments.count < limit {
            // A colon is rarer than any letter of the word.
            let colon = text.find(ASCII.colon, from: i, to: text.count)
            guard colon < text.count else { break }
            i = colon + 1
            guard text.ends(with: SuppressionComment.word, at: i) else { continue }
            guard let comment = SuppressionComment(in: text, at: i - SuppressionComment.word.utf8CodeUnitCount) else { continue }
            comments.append(comment)
            i = max(i, comment.range.upperBound)
        }
        // Where the line of the comment at hand begins: looked for back to the one before.
        var line = 0
        var looked = 0
        return comments.enumerated().flatMap { index, comment in
            var start = comment.range.lowerBound
            while start > looked, text[start - 1] != ASCII.lf { start -= 1 }
            if start > looked { line = start }
            looked = comment.range.lowerBound
            return wishes(of: comment, onLineFrom: line, before: comments[(index + 1)...], in: text)
        }
    }

    /// The wishes of a header field, whose body names rules and a reason.
    public static func wishes(inField body: UnsafeBufferPointer<UInt8>) -> [SuppressionWish] {
        let words = SuppressionWords(body, 0..<body.count, hasVerb: false)
        guard !words.rules.isEmpty else {
            return [SuppressionWish(rule: nil, reason: words.reason, place: 0..<body.count, cover: .everything)]
        }
        return words.rules.map { SuppressionWish(rule: $0.name, reason: words.reason, place: $0.range, cover: .everything) }
    }

    private static func wishes(
        of comment: SuppressionComment, onLineFrom line: Int, before later: ArraySlice<SuppressionComment>,
        in text: UnsafeBufferPointer<UInt8>
    ) -> [SuppressionWish] {
        guard let verb = SuppressionWish.Verb(rawValue: comment.verb) else {
            return [
                SuppressionWish(
                    rule: nil, unknownVerb: comment.verb, reason: comment.reason, place: comment.range, cover: .lines(comment.range))
            ]
        }
        if verb == .enable { return [] }
        guard !comment.rules.isEmpty else {
            return [SuppressionWish(rule: nil, reason: comment.reason, place: comment.range, cover: .lines(comment.range))]
        }
        // The same for all rules of a comment, but where a later one ends it for some.
        let common = verb == .disable ? nil : cover(of: verb, rule: "", at: comment.range, onLineFrom: line, before: later, in: text)
        return comment.rules.map { rule in
            SuppressionWish(
                rule: rule.name, reason: comment.reason, place: rule.range,
                cover: common ?? cover(of: verb, rule: rule.name, at: comment.range, onLineFrom: line, before: later, in: text))
        }
    }

    private static func cover(
        of verb: SuppressionWish.Verb, rule: String, at range: Range<Int>, onLineFrom line: Int,
        before later: ArraySlice<SuppressionComment>,
        in text: UnsafeBufferPointer<UInt8>
    ) -> SuppressionWish.Cover {
        switch verb {
        case .disableFile, .enable: return .everything
        case .disable:
            let end = later.first {
                $0.verb == SuppressionWish.Verb.enable.rawValue && ($0.rules.isEmpty || $0.rules.contains { $0.name == rule })
            }
            return .fromHere(range.upperBound..<(end?.range.lowerBound ?? max(range.upperBound, text.count)))
        case .disableLine:
            return .lines(line..<text.find(ASCII.lf, from: range.upperBound, to: text.count))
        case .disableNextLine:
            let end = text.find(ASCII.lf, from: range.upperBound, to: text.count)
            let next = min(end + 1, text.count)
            return .lines(next..<text.find(ASCII.lf, from: next, to: text.count))
        }
    }
}
