import MailMessage
import SpamLintCore

extension Fixer {
    /// Raw bytes above 127 in header fields as encoded words of UTF-8 (RFC 2047).
    static let encodedWords = Fixer("encoded-words", .safe, changes: written)

    /// Encoded words that stand for ASCII as the text that they stand for.
    static let plainWords = Fixer("plain-words", .safe, changes: written)

    /// The fields that are found fault with, written anew.
    private static func written(_ work: Workpiece, _ evidence: [Evidence]) -> [Change]? {
        var changes: [Change] = []
        var seen: Set<Int> = []
        for one in evidence {
            guard let field = work.field(at: one.place), seen.insert(field.range.lowerBound).inserted else { continue }
            changes += FieldText(work: work, field: field).rewritten ?? []
        }
        return changes
    }
}
