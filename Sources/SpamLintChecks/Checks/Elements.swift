import MailHTML
import SpamLintCore

extension Check {
    /// Elements by name, at their start tags. What stands inside one of them is not told again: a form is one thing with its fields.
    static let elements = Check("elements", needs: .html, parameters: [.init("names", standard: .texts([]))]) { facts, parameters in
        let wanted = parameters.texts("names").compactMap { ElementName(named: $0) }
        return facts.documents.flatMap { body, document -> [Evidence] in
            guard wanted.contains(where: document.holds) else { return [] }
            var found: [Evidence] = []
            var end = 0
            for node in document.nodes where node.startTag.lowerBound >= end && wanted.contains(node.name) {
                end = node.span.upperBound
                found.append(Evidence(at: .text(part: body.part, node.startTag), values: [("element", node.name.text)]))
                if found.count == 50 { break }
            }
            return found
        }
    }
}
