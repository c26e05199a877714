public import SpamLintCore
import Yams

/// A rule as its file states it: the rule, and the examples that are its tests.
public struct RuleFile: Sendable {
    public let path: String
    public let rule: Rule
    public let examples: [Example]
    /// What mending makes of a message.
    public let fixed: [FixedExample]

    static let keys = [
        "id", "title", "category", "classes", "needs", "severity", "score", "since", "locale", "why", "fix", "message", "match",
        "equivalents", "references", "markets", "law", "providers", "provider", "examples",
    ]

    /// Reads one rule file.
    ///
    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - path: How errors name the file; its last component must be the rule's id and `.yml`.
    ///   - vocabulary: The facts, checks and defects that rules may name.
    /// - Throws: The first thing that is wrong, with its place.
    public init(yaml: String, path: String, vocabulary: Vocabulary) throws(RuleFileError) {
        self.path = path
        let root = try YAMLFile.root(of: yaml, path: path)
        let file = try root.mapping("a rule", keys: Self.keys)
        rule = try RuleReader(file: file, path: path, vocabulary: vocabulary).rule()
        examples = try file["examples"].map { value throws(RuleFileError) in try Example.read(value, path: path) } ?? []
        fixed = try file["examples"].map { value throws(RuleFileError) in try FixedExample.read(value, path: path) } ?? []
        if let first = fixed.first, rule.mend == nil {
            let problem = "'fixed' needs 'mend' under 'fix': nothing mends this rule's findings"
            throw RuleFileError(path: path, line: first.line, message: problem)
        }
    }
}

/// Reads YAML into nodes with places.
package enum YAMLFile {
    static func root(of yaml: String, path: String) throws(RuleFileError) -> YAMLValue {
        guard let root = try content(of: yaml, path: path) else {
            throw RuleFileError(path: path, message: "the file is empty; a rule starts with 'id:'")
        }
        return root
    }

    /// Nil for a file that holds nothing but comments.
    package static func content(of yaml: String, path: String) throws(RuleFileError) -> YAMLValue? {
        if let offset = AliasKeys.first(in: yaml) {
            let line = 1 + yaml.utf8.prefix(offset).count { $0 == 0x0A }
            throw RuleFileError(path: path, line: line, message: "an alias stands in a key, or may do so; write the key out")
        }
        do {
            return try Yams.compose(yaml: String(yaml.trimmingPrefix("\u{FEFF}"))).map { YAMLValue(node: $0, path: path) }
        } catch let error as YamlError {
            throw RuleFileError(error, in: yaml, path: path)
        } catch {
            throw RuleFileError(path: path, message: "the file cannot be read as YAML", chinese: "无法作为 YAML 读取")
        }
    }
}

extension RuleFileError {
    init(_ error: YamlError, in yaml: String, path: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            self.init(
                path: path, line: mark.line, column: mark.column,
                message: "not valid YAML: \(Self.isTab(mark, in: yaml) ? "a tab; indent with spaces" : problem)",
                chinese: "YAML 语法有误：\(Self.isTab(mark, in: yaml) ? "此处是制表符，请用空格缩进" : problem)")
        case .reader(let problem, let offset, _, _):
            self.init(
                path: path, message: "not valid YAML: \(problem)\(offset.map { " at byte \($0)" } ?? "")",
                chinese: "YAML 语法有误：\(problem)\(offset.map { "（第 \($0) 字节）" } ?? "")")
        case .duplicatedKeysInMapping(let duplicates, let context):
            self.init(
                path: path, line: context.mark.line, column: context.mark.column,
                message: "key '\(duplicates.first.map { "\($0)" } ?? "")' stands twice",
                chinese: "键 '\(duplicates.first.map { "\($0)" } ?? "")' 出现了两次")
        default:
            self.init(path: path, message: "not valid YAML: \(error)".split(whereSeparator: \.isNewline).joined(separator: " "))
        }
    }

    /// libyaml says of a tab that it can start no token, which helps nobody who does not see it.
    private static func isTab(_ mark: Mark, in yaml: String) -> Bool {
        guard mark.line > 0, mark.column > 0 else { return false }
        let lines = yaml.split(separator: "\n", maxSplits: mark.line, omittingEmptySubsequences: false)
        return lines.dropFirst(mark.line - 1).first?.unicodeScalars.dropFirst(mark.column - 1).first == "\t"
    }
}
