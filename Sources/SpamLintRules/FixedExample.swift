import Yams

/// A message, or a fragment of one, and what mending a rule's findings makes of it.
public struct FixedExample: Sendable {
    /// Completed as other examples are.
    public let before: [UInt8]
    /// With what `before` was completed with.
    public let after: [UInt8]
    /// The clock, RFC 3339.
    public let now: String
    public let path: String
    /// Where the example stands in the rule file.
    public let line: Int

    static func read(_ value: YAMLValue, path: String) throws(RuleFileError) -> [FixedExample] {
        let mapping = try value.mapping("'examples'", keys: Example.keys)
        var examples: [FixedExample] = []
        for entry in try mapping["fixed"]?.sequence("'fixed'") ?? [] { examples.append(try FixedExample(entry, path: path)) }
        return examples
    }

    private init(_ value: YAMLValue, path: String) throws(RuleFileError) {
        let mapping = try value.mapping("a fixed example", keys: ["before", "after", "bytes", "raw", "now"])
        self.path = path
        line = value.node.mark?.line ?? 1
        now = try mapping["now"]?.text("'now'") ?? Example.standardNow
        let raw = try mapping["raw"]?.flag("'raw'") ?? false
        let after = Array(try mapping.required("after").text("'after'").utf8)
        let written: [UInt8]
        if let encoded = mapping["bytes"] {
            guard let decoded = Base64Text.decode(try encoded.text("'bytes'")) else { throw encoded.error("'bytes' must be base64") }
            written = decoded
        } else {
            written = Array(try mapping.required("before").text("'before'").utf8)
        }
        before = try ExampleText(written, raw: raw).completed(for: value).bytes
        self.after = Array(before.prefix(max(0, before.count - written.count))) + after
    }
}
