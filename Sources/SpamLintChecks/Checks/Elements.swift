import MailHTML
import SpamLintCore

extension Check {
    /// Elements by name, at their start tags.
    static let elements = Check("elements", needs: .html, parameters: [.init("names", standard: .texts([]))]) { facts, parameters in
        let wanted = parameters.texts("names").compactMap { elementsByName[$0] }
        return facts.documents.flatMap { body, document -> [Evidence] in
            guard wanted.contains(where: document.holds) else { return [] }
            return document.nodes.lazy.filter { wanted.contains($0.name) }.prefix(50).map { node in
                Evidence(at: .text(part: body.part, node.startTag), values: [("element", String(describing: node.name))])
            }
        }
    }

    /// Made once: the names of cases are slow to ask for.
    private static let elementsByName = Dictionary(uniqueKeysWithValues: ElementName.allCases.map { (String(describing: $0), $0) })
}
