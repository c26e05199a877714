import SpamLintReport
import SpamLintRules

/// The text of a baseline: JSON, a rule a line and in order, so that changes read well.
enum BaselineFile {
    /// JSON is YAML, so that one reader tells mistakes in both with their places.
    static func read(_ bytes: [UInt8], path: String) throws(RuleFileError) -> [String: [String: Int]] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RuleFileError(path: path, message: "is not UTF-8", chinese: "不是 UTF-8 编码")
        }
        guard let root = try YAMLFile.content(of: text, path: path) else {
            throw RuleFileError(
                path: path, message: "the baseline is empty; --write-baseline makes a new one", chinese: "基线文件为空；--write-baseline 可重新生成")
        }
        let mapping = try root.mapping("the baseline", keys: ["schema", "files"])
        let schema = try mapping.required("schema")
        guard try schema.text("'schema'") == Baseline.schema else {
            throw schema.error(
                "'schema' must be '\(Baseline.schema)'; this is no baseline, or one of another version",
                "'schema' 必须是 '\(Baseline.schema)'；这不是基线文件，或是其他版本的基线文件")
        }
        var files: [String: [String: Int]] = [:]
        for (file, rules) in try mapping.required("files").entries("'files'") {
            var counts: [String: Int] = [:]
            for (rule, count) in try rules.entries("a file") {
                counts[try rule.text("a rule's name")] = try count.integer("a count", in: 1...1_000_000)
            }
            files[try file.text("a file's name")] = counts
        }
        return files
    }

    static func text(_ files: [String: [String: Int]]) -> [UInt8] {
        var text = "{\n  \"schema\": \(quoted(Baseline.schema)),\n  \"files\": {"
        var isFirst = true
        for (file, rules) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) where !rules.isEmpty {
            text += (isFirst ? "" : ",") + "\n    \(quoted(file)): {"
            isFirst = false
            text += rules.sorted { $0.key < $1.key }.map { "\n      \(quoted($0.key)): \($0.value)" }.joined(separator: ",")
            text += "\n    }"
        }
        return Array((text + (isFirst ? "" : "\n  ") + "}\n}\n").utf8)
    }

    private static func quoted(_ text: String) -> String {
        var json = JSONWriter()
        json.value(text)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
