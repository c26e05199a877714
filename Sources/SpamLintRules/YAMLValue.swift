package import Yams

/// A node of a rule file or a configuration file that knows its place, so that every complaint about it can name the line and the column.
package struct YAMLValue {
    package let node: Node
    package let path: String

    /// - Parameter chinese: The message in Chinese, where there is one.
    package func error(_ message: String, _ chinese: String? = nil) -> RuleFileError {
        RuleFileError(path: path, line: node.mark?.line, column: node.mark?.column, message: message, chinese: chinese)
    }

    /// `what` must be something.
    private func mistake(_ what: String, _ expected: String, _ chinese: String) -> RuleFileError {
        error("\(what) must be \(expected)", "\(NodeWords.chinese(what)) 必须是\(chinese)")
    }

    /// The entries of a mapping whose keys are all among `keys`.
    package func mapping(_ what: String, keys: [String]) throws(RuleFileError) -> YAMLMapping {
        guard case .mapping(let mapping) = node else { throw mistake(what, "a mapping with \(list(keys))", "由 \(list(keys)) 组成的映射") }
        var entries: [String: YAMLValue] = [:]
        for (key, value) in mapping {
            let keyValue = YAMLValue(node: key, path: path)
            let name = key.string ?? ""
            guard keys.contains(name) else {
                let near = NearestName.of(name, among: keys)
                let hint = near.map { "did you mean '\($0)'?" } ?? "expected \(list(keys))"
                let chinese = near.map { "您是想写 '\($0)' 吗？" } ?? "可用的键有 \(list(keys))"
                throw keyValue.error(
                    "unknown key '\(name)' in \(what); \(hint)", "\(NodeWords.chinese(what)) 中没有键 '\(name)'；\(chinese)")
            }
            guard entries[name] == nil else { throw keyValue.twice(name, in: what) }
            entries[name] = YAMLValue(node: value, path: path)
        }
        return YAMLMapping(what: what, value: self, entries: entries)
    }

    package func text(_ what: String) throws(RuleFileError) -> String {
        guard case .scalar(let scalar) = node else { throw mistake(what, "a text", "文本") }
        return scalar.string
    }

    package func number(_ what: String) throws(RuleFileError) -> Double {
        guard case .scalar(let scalar) = node, let value = Double(scalar.string), value.isFinite else {
            throw mistake(what, "a number", "数字")
        }
        return value
    }

    package func integer(_ what: String, in range: ClosedRange<Int>) throws(RuleFileError) -> Int {
        guard case .scalar(let scalar) = node, let value = Int(scalar.string), range.contains(value) else {
            throw mistake(
                what, "a whole number from \(range.lowerBound) to \(range.upperBound)", " \(range.lowerBound) 到 \(range.upperBound) 的整数")
        }
        return value
    }

    package func flag(_ what: String) throws(RuleFileError) -> Bool {
        guard case .scalar(let scalar) = node, let value = Bool(scalar.string) else {
            throw mistake(what, "true or false", " true 或 false")
        }
        return value
    }

    package func sequence(_ what: String) throws(RuleFileError) -> [YAMLValue] {
        guard case .sequence(let sequence) = node else { throw mistake(what, "a list", "列表") }
        return sequence.map { YAMLValue(node: $0, path: path) }
    }

    /// A list of texts, or one text alone.
    package func texts(_ what: String) throws(RuleFileError) -> [String] {
        if case .scalar = node { return [try text(what)] }
        var texts: [String] = []
        for value in try sequence(what) { texts.append(try value.text("each of \(what)")) }
        return texts
    }

    /// One text or more.
    package func someTexts(_ what: String) throws(RuleFileError) -> [String] {
        let texts = try texts(what)
        guard !texts.isEmpty else { throw error("\(what) is empty; it needs at least one entry", "\(NodeWords.chinese(what)) 为空，至少要有一项") }
        return texts
    }

    /// One of the cases of an enumeration.
    package func choice<Choice: RawRepresentable & CaseIterable>(_ what: String, of type: Choice.Type) throws(RuleFileError) -> Choice
    where Choice.RawValue == String {
        let name = try text(what)
        if let choice = Choice(rawValue: name) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let hint = NearestName.of(name, among: names).map { "did you mean '\($0)'?" } ?? "expected \(list(names))"
        throw error("'\(name)' is no \(what); \(hint)")
    }

    /// A key that stands for the second time.
    func twice(_ name: String, in what: String) -> RuleFileError {
        error("key '\(name)' stands twice in \(what)", "\(NodeWords.chinese(what)) 中的键 '\(name)' 出现了两次")
    }

    private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}

/// The entries of a mapping, by name.
package struct YAMLMapping {
    package let what: String
    package let value: YAMLValue
    package let entries: [String: YAMLValue]

    package subscript(key: String) -> YAMLValue? { entries[key] }

    package func required(_ key: String) throws(RuleFileError) -> YAMLValue {
        guard let found = entries[key] else { throw value.error("\(what) lacks '\(key)'", "\(NodeWords.chinese(what)) 缺少 '\(key)'") }
        return found
    }
}
