import MailMessage
import SpamLintCore

extension Check {
    /// The header has a match of `regex`: as it is written, but each field on one line that ends in a line feed.
    static let headerText = Check("header-text", needs: .header, parameters: [.init("regex", standard: .texts([]), isPattern: true)]) {
        facts, parameters in
        guard let root = facts.message.parts.first else { return [] }
        let header = HeaderLines.of(facts).bytes
        return parameters.patterns("regex").contains { $0.matches(header) } ? [Evidence(at: .source(root.header), text: [])] : []
    }
}
