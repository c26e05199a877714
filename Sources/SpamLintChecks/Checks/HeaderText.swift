import MailMessage
import SpamLintCore

extension Check {
    /// The header has a match of `regex`: as it is written, but each field on one line that ends in a line feed.
    static let headerText = Check(
        "header-text", needs: .header, parameters: [.init("regex", standard: .texts([]), isPattern: true)], isSlow: true,
        prepare: { parameters in
            let patterns = parameters.patterns("regex")
            return { facts in
                guard let root = facts.message.parts.first else { return [] }
                let header = HeaderLines.of(facts)
                let isFound = patterns.contains { $0.mayMatch(header.trigrams) && $0.matches(header.bytes) }
                return isFound ? [Evidence(at: .source(root.header), text: [])] : []
            }
        })
}
