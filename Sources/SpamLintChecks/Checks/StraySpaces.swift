import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A space at the end of the subject, or `gap` spaces in a row within.
    ///
    /// Looked for in the raw field too, where unfolding would drop a trailing space; a line break with the blanks that follow it is folding.
    static let straySpaces = Check("stray-spaces", needs: [.header, .subject], parameters: [.init("gap", standard: .number(5))]) {
        facts, parameters in
        guard let field = facts.subjectField, let text = facts.segments(.subject).first, !facts.message.bytes(field.bodyRange).isEmpty
        else {
            return []
        }
        let source = facts.message.source
        var end = field.bodyRange.upperBound
        while end < source.count, source[end].isBlank { end += 1 }
        if end > field.bodyRange.upperBound, end >= source.count || source[end] == ASCII.cr || source[end] == ASCII.lf {
            return [Evidence(at: .source(field.bodyRange.upperBound..<end))]
        }
        let gap = parameters.integer("gap", default: 5)
        return text.withUTF8 { bytes in
            var i = text.range.lowerBound
            while i < text.range.upperBound {
                guard bytes[i].isBlank else {
                    i += 1
                    continue
                }
                let start = i
                while i < text.range.upperBound, bytes[i].isBlank { i += 1 }
                let isFolding = facts.message.source[sourceRange(facts, start..<i)].contains { $0 == ASCII.lf || $0 == ASCII.cr }
                if i == text.range.upperBound || (i - start >= gap && !isFolding) { return [Evidence(at: text.place(start..<i))] }
            }
            return []
        }
    }

    private static func sourceRange(_ facts: Facts, _ range: Range<Int>) -> Range<Int> {
        let range = facts.subject?.map.source(of: range) ?? 0..<0
        return range.clamped(to: 0..<facts.message.source.count)
    }
}
