import MailMessage
import SpamLintCore

extension Fixer {
    /// Words without the invisible characters inside them.
    static let invisibleCharacters = Fixer("invisible-characters", .safe) { work, evidence in
        var changes: [Change] = []
        var inSubject: [Range<Int>] = []
        for one in evidence {
            if let (part, range) = work.textRange(of: one.place) {
                // A character is four bytes at most, a reference to one not many more.
                if range.count <= 12 { changes.append(.text(part: part, range, [])) }
            } else if case .segment(let index, let range) = one.place, work.facts.transcript[index].scope == .subject {
                inSubject.append(range)
            }
        }
        guard !inSubject.isEmpty, let field = work.facts.subjectField, let text = work.facts.subject else { return changes }
        guard let edits = EditList.ordered(inSubject.map { Edit($0, []) }) else { return nil }
        let new = EditList.apply(edits, to: text.utf8)
        guard work.hasHeader else { return changes + [.source(Edit(field.bodyRange, new))] }
        let body = HeaderWriter(lineEnd: work.lineEnd).unstructured(new, column: field.nameRange.count + 2)
        return changes + [work.replacing(field, with: body)]
    }
}
