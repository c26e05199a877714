import Yams

extension YAMLValue {
    package var line: Int { node.mark?.line ?? 1 }
    package var column: Int { node.mark?.column ?? 1 }

    package var isMapping: Bool { if case .mapping = node { true } else { false } }
    package var isSequence: Bool { if case .sequence = node { true } else { false } }

    /// The entries of a mapping whose keys are anything, in order.
    package func entries(_ what: String) throws(RuleFileError) -> [(key: YAMLValue, value: YAMLValue)] {
        guard case .mapping(let mapping) = node else { throw error("\(what) must be a mapping", "\(NodeWords.chinese(what)) 必须是映射") }
        var seen: Set<String> = []
        var entries: [(key: YAMLValue, value: YAMLValue)] = []
        for (key, value) in mapping {
            let name = YAMLValue(node: key, path: path)
            let text = try name.text("a key of \(what)")
            guard seen.insert(text).inserted else { throw name.twice(text, in: what) }
            entries.append((name, YAMLValue(node: value, path: path)))
        }
        return entries
    }
}
