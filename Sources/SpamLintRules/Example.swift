public import SpamLintCore
import Yams

/// A message, or a fragment of one, that a rule must or must not fire on. It is documentation and a test.
public struct Example: Sendable {
    public let isBad: Bool
    /// As it stands in the file, with the marks; empty for one that is written in base64.
    public let written: String
    /// The message, completed and without the marks.
    public let bytes: [UInt8]
    /// Where the finding must lie in `bytes`; nil where the example does not say.
    public let mark: Range<Int>?
    /// The class to lint it as; nil lets the message tell.
    public let messageClass: MessageClass?
    /// The clock, RFC 3339.
    public let now: String
    public let path: String
    /// Where the example stands in the rule file.
    public let line: Int

    static let keys = ["bad", "good", "fixed"]

    static func read(_ value: YAMLValue, path: String) throws(RuleFileError) -> [Example] {
        let mapping = try value.mapping("'examples'", keys: keys)
        var examples: [Example] = []
        for (key, isBad) in [("bad", true), ("good", false)] {
            for entry in try mapping[key]?.sequence("'\(key)'") ?? [] { examples.append(try Example(entry, isBad: isBad, path: path)) }
        }
        return examples
    }

    private init(_ value: YAMLValue, isBad: Bool, path: String) throws(RuleFileError) {
        self.isBad = isBad
        self.path = path
        line = value.node.mark?.line ?? 1
        if case .scalar = value.node {
            let text = try value.text("an example")
            written = text
            (bytes, mark) = try ExampleText(Array(text.utf8), raw: false).completed(for: value)
            messageClass = nil
            now = Self.standardNow
            return
        }
        let mapping = try value.mapping("an example", keys: ["text", "bytes", "repeat", "raw", "class", "now"])
        let raw = try mapping["raw"]?.flag("'raw'") ?? false
        messageClass = try mapping["class"]?.choice("message class", of: MessageClass.self)
        now = try mapping["now"]?.text("'now'") ?? Self.standardNow
        written = try mapping["text"]?.text("'text'") ?? ""
        if let encoded = mapping["bytes"] {
            guard let decoded = Base64Text.decode(try encoded.text("'bytes'")) else { throw encoded.error("'bytes' must be base64") }
            (bytes, mark) = try ExampleText(decoded, raw: raw).completed(for: value)
        } else {
            let times = try mapping["repeat"]?.integer("'repeat'", in: 1...1_000_000) ?? 1
            guard let text = ExampleText.repeating(Array(try mapping.required("text").text("'text'").utf8), times: times) else {
                throw value.error("'repeat' makes this example larger than \(ExampleText.limit / 1_048_576) MB; repeat less")
            }
            (bytes, mark) = try ExampleText(text, raw: raw).completed(for: value)
        }
    }

    public static let standardNow = "2026-11-23T12:00:00Z"
}

/// Base64 in a rule file.
enum Base64Text {
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 where byte > 0x20 && byte != 0x3D {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte) - 0x41
            case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
            case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
            case 0x2B: value = 62
            case 0x2F: value = 63
            default: return nil
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
