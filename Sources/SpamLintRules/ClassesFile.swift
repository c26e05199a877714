public import SpamLintCore
import Yams

/// `Rules/classes.yml`: the wording that speaks for a message class, as phrase lists.
public enum ClassesFile {
    /// - Throws: The first thing that is wrong, with its place.
    public static func read(yaml: String, path: String) throws(RuleFileError) -> [ClassPhrases] {
        let root = try YAMLFile.root(of: yaml, path: path).mapping("the classes", keys: MessageClass.allCases.map(\.rawValue))
        var classes: [ClassPhrases] = []
        let reader = MatchReader(vocabulary: Vocabulary(facts: [], checks: [], defects: []))
        for messageClass in MessageClass.allCases {
            guard let value = root[messageClass.rawValue] else { continue }
            for entry in try value.sequence("the wording of a class") {
                guard case .phrases(let match) = try reader.match(entry, nested: true) else {
                    throw entry.error("a class is told by 'phrases' only")
                }
                classes.append(ClassPhrases(messageClass: messageClass, match: match))
            }
        }
        return classes
    }
}
