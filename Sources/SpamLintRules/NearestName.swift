/// Finds the name that was probably meant.
public enum NearestName {
    /// The one of `names` that takes the fewest edits from `word`, if it takes no more than a third of its length.
    public static func of(_ word: String, among names: [String]) -> String? {
        let limit = max(1, word.utf8.count / 3)
        // Any two letters are one edit apart from many others: then a letter can only have been left out at the end.
        let near = word.utf8.count < 3 ? names.filter { $0.hasPrefix(word) } : names
        let ranked = near.map { (name: $0, edits: distance(word, $0)) }.filter { $0.edits <= limit }
        return ranked.min { ($0.edits, $0.name) < ($1.edits, $1.name) }?.name
    }

    /// Levenshtein's distance, in bytes.
    static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.utf8.prefix(80))
        let b = Array(right.utf8.prefix(80))
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let substituted = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
