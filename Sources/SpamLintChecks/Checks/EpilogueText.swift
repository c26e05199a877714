import MailMessage
import SpamLintCore

extension Check {
    /// What stands behind the last part of the multipart at the root has a match of `regex`. It begins with the delimiter that ends the
    /// multipart, which readers never see either.
    static let epilogueText = Check("epilogue-text", needs: .header, parameters: [.init("regex", standard: .texts([]), isPattern: true)]) {
        facts, parameters in
        let message = facts.message
        guard let root = message.parts.first, root.kind == .multipart, let last = message.parts.last(where: { $0.parent == 0 }) else {
            return []
        }
        let range = last.body.upperBound..<max(last.body.upperBound, min(root.body.upperBound, message.source.count))
        let patterns = parameters.patterns("regex")
        return patterns.compactMap { pattern in
            let found = message.source.withUnsafeBufferPointer { pattern.firstMatch(in: UnsafeBufferPointer(rebasing: $0[range])) }
            return found.map { Evidence(at: .source(range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound)) }
        }
    }
}
