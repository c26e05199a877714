public import MailTemplate
import Yams

/// Reads example data for templates: a mapping in YAML, of which JSON is a part.
public enum TemplateData {
    private static let depthLimit = 40
    /// Values, with those of aliases written out as often as they are named: a line of aliases of aliases stands for more than memory holds.
    private static let valueLimit = 100_000

    /// - Parameter path: How messages name the data.
    /// - Throws: The first thing that is wrong, with its place.
    public static func read(_ bytes: [UInt8], path: String) throws(RuleFileError) -> TemplateValue {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RuleFileError(path: path, message: "example data must be in UTF-8")
        }
        guard let root = try YAMLFile.content(of: text, path: path), case .mapping = root.node else {
            throw RuleFileError(path: path, message: "example data must be a mapping of names to values, such as 'name: Mina'")
        }
        var count = 0
        return try value(root, depth: 0, &count)
    }

    private static func value(_ value: YAMLValue, depth: Int, _ count: inout Int) throws(RuleFileError) -> TemplateValue {
        guard depth < depthLimit else { return .null }
        count += 1
        guard count <= valueLimit else {
            throw value.error("example data holds more than \(valueLimit) values, counting those of aliases each time")
        }
        switch value.node {
        case .scalar(let scalar):
            if scalar.style == .plain {
                if value.node.null != nil { return .null }
                if let flag = value.node.bool { return .flag(flag) }
                // A number is shown as it is written.
            }
            return .text(scalar.string)
        case .mapping(let mapping):
            var map: [String: TemplateValue] = [:]
            for (key, inner) in mapping {
                guard let name = key.string else { continue }
                map[name] = try self.value(YAMLValue(node: inner, path: value.path), depth: depth + 1, &count)
            }
            return .map(map)
        case .sequence(let sequence):
            var list: [TemplateValue] = []
            for inner in sequence { list.append(try self.value(YAMLValue(node: inner, path: value.path), depth: depth + 1, &count)) }
            return .list(list)
        case .alias: return .null
        }
    }
}
