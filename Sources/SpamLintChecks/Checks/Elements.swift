import MailHTML
import SpamLintCore

extension Check {
    /// Elements by name, at their start tags.
    static let elements = Check("elements", needs: .html, parameters: [.init("names", standard: .texts([]))]) { facts, parameters in
        let wanted = parameters.texts("names").compactMap { ElementName(named: $0) }
        return facts.documents.flatMap { body, document -> [Evidence] in
            guard wanted.contains(where: document.holds) else { return [] }
            return document.nodes.lazy.filter { wanted.contains($0.name) }.prefix(50).map { node in
                Evidence(at: .text(part: body.part, node.startTag), values: [("element", node.name.text)])
            }
        }
    }
}
