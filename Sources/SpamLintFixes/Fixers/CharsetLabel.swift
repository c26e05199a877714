import MailMessage
import SpamLintCore

extension Fixer {
    /// The name of the charset that the text is in, where none is named or another one.
    static let charset = Fixer("charset", .safe) { work, evidence in
        guard work.hasHeader else { return nil }
        var changes: [Change] = []
        var parts: Set<Int> = []
        for one in evidence {
            guard let part = work.leaf(at: one.place), parts.insert(part).inserted, let writer = PartWriter(work, part: part) else {
                continue
            }
            let text = work.message.text(of: part)
            // A guess among bytes that fit nothing is no knowledge.
            guard !text.defects.contains(where: { $0.kind == .charsetMalformed || $0.kind == .charsetConverterMissing }) else { continue }
            if let edit = writer.label(text.charset.name) { changes.append(.source(edit)) }
        }
        return changes
    }
}
