public import MailTemplate
import Yams

/// What is wrong with a file of example data.
public struct TemplateDataError: Error, Sendable {
    public let reason: String
}

/// Reads example data for templates: a mapping in YAML, of which JSON is a part.
public enum TemplateData {
    private static let depthLimit = 40

    public static func read(_ bytes: [UInt8]) throws(TemplateDataError) -> TemplateValue {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw TemplateDataError(reason: "example data must be in UTF-8") }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw TemplateDataError(reason: "this is no YAML: " + String(describing: error).split(separator: "\n").joined(separator: " "))
        }
        guard let node, case .mapping = node else {
            throw TemplateDataError(reason: "example data must be a mapping of names to values, such as 'name: Mina'")
        }
        return value(node, depth: 0)
    }

    private static func value(_ node: Node, depth: Int) -> TemplateValue {
        guard depth < depthLimit else { return .null }
        switch node {
        case .scalar(let scalar):
            if scalar.style == .plain {
                if node.null != nil { return .null }
                if let flag = node.bool { return .flag(flag) }
                // A number is shown as it is written.
            }
            return .text(scalar.string)
        case .mapping(let mapping):
            var map: [String: TemplateValue] = [:]
            for (key, inner) in mapping { if let name = key.string { map[name] = value(inner, depth: depth + 1) } }
            return .map(map)
        case .sequence(let sequence): return .list(sequence.map { value($0, depth: depth + 1) })
        case .alias: return .null
        }
    }
}
