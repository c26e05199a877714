import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// The transfer encoding that fits each text that is found fault with: plain where it is ASCII in short lines, else quoted-printable, or
    /// base64 again. A header line that is too long is folded.
    static let transferEncoding = Fixer("transfer-encoding", .safe) { work, evidence in
        guard work.hasHeader else { return nil }
        var parts: Set<Int> = []
        var changes: [Change] = []
        for one in evidence {
            if let field = work.field(at: one.place), !field.name.isAboutContent {
                if let change = folded(field, in: work) { changes.append(change) }
            } else if let part = work.leaf(at: one.place), parts.insert(part).inserted {
                changes.append(.transfer(part: part))
            }
        }
        return changes
    }

    private static func folded(_ field: Field, in work: Workpiece) -> Change? {
        let body = work.message.source[field.bodyRange]
        // Folding inside quotes or encoded words would change them; blanks that are there are where a line may end.
        let words = body.split(separator: ASCII.space, omittingEmptySubsequences: false).map(Array.init)
        guard words.count > 1, !body.contains(ASCII.lf) else { return nil }
        return work.replacing(field, with: HeaderWriter(lineEnd: work.lineEnd).fold(words, column: field.nameRange.count + 2))
    }
}

extension FieldName {
    /// Whether it says how the body is to be read.
    fileprivate var isAboutContent: Bool { self == .contentType || self == .contentTransferEncoding }
}
