/// The names that messages have for parts of a file, in Chinese.
enum NodeWords {
    private static let known = [
        "the configuration": "配置", "an override": "overrides 中的一项", "a rule": "规则", "a rule's name": "规则名", "an option's name": "选项名",
    ]
    private static let frames: [(before: String, after: String)] = [
        ("each of ", "中的每一项"), ("a key of ", "的键"), ("the level of ", "的级别"),
    ]

    static func chinese(_ what: String) -> String {
        if let word = known[what] { return word }
        for (before, after) in frames where what.hasPrefix(before) { return chinese(String(what.dropFirst(before.count))) + after }
        return what.hasPrefix("rule '") ? "规则" + what.dropFirst(5) : what
    }
}
