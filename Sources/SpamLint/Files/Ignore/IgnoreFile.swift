/// The patterns of a `.gitignore` or `.spamlintignore`; the last that matches decides.
struct IgnoreFile: Sendable {
    private let lines: [(pattern: GlobPattern, isNegated: Bool)]

    /// Patterns that are read of one file.
    private static let limit = 10_000

    init(_ text: [UInt8]) {
        var lines: [(pattern: GlobPattern, isNegated: Bool)] = []
        for bytes in text.split(separator: 0x0A) where lines.count < Self.limit {
            var line = Array(bytes)
            if line.last == 0x0D { line.removeLast() }
            // Blanks at the end mean nothing unless the last is escaped.
            while line.last == 0x20, line.dropLast().last != 0x5C { line.removeLast() }
            guard let first = line.first, first != 0x23 else { continue }
            let isNegated = first == 0x21
            if isNegated { line.removeFirst() }
            if let pattern = GlobPattern(PathText.text(line)) { lines.append((pattern, isNegated)) }
        }
        self.lines = lines
    }

    var isEmpty: Bool { lines.isEmpty }

    /// Whether a path is ignored; nil where no pattern says.
    ///
    /// - Parameter path: As seen from the folder of this file.
    func decision(on path: String, isFolder: Bool) -> Bool? {
        lines.last { (isFolder || !$0.pattern.isFolder) && $0.pattern.matches(path) }.map { !$0.isNegated }
    }
}
