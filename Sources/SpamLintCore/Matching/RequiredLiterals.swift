import MailBytes

/// Literals without one of which a regular expression cannot match, told from how it is written: where none of them stands, there is no
/// need to run it.
///
/// Knows only so much of the syntax as it takes to be right: what it does not understand requires nothing.
struct RequiredLiterals {
    /// In lower case, three bytes at least; one of them stands in every match. Empty where nothing is sure.
    let anyOf: [[UInt8]]

    static let shortest = 3
    private static let mostChoices = 40

    init(of expression: String) {
        var reader = Reader(bytes: Array(expression.utf8))
        let literals = reader.alternatives(depth: 0) ?? []
        anyOf = reader.isUnsure || reader.i < reader.bytes.count ? [] : literals
    }

    private struct Reader {
        let bytes: [UInt8]
        var i = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// What is written in ways of its own: comments, quotations, verbs that may bring Unicode's cases (`ſ` for `s`).
        private(set) var isUnsure = false

        var byte: UInt8? { i < bytes.count ? bytes[i] : nil }

        /// Reads up to the `)` that closes the group, or the end; nil where a branch requires nothing.
        mutating func alternatives(depth: Int) -> [[UInt8]]? {
            var all: [[UInt8]]? = []
            while true {
                let branch = sequence(depth: depth)
                if let branch, let known = all, known.count + branch.count <= RequiredLiterals.mostChoices {
                    all = known + branch
                } else {
                    all = nil
                }
                guard byte == UInt8(ascii: "|") else { return all }
                i += 1
            }
        }

        /// Reads one branch; gives the best of what its pieces require.
        private mutating func sequence(depth: Int) -> [[UInt8]]? {
            var best: [[UInt8]]?
            var run: [UInt8] = []
            var longest = RequiredLiterals.shortest - 1
            func offer(_ literals: [[UInt8]]) {
                let length = literals.reduce(literals.first?.count ?? 0) { min($0, $1.count) }
                if length > longest { (best, longest) = (literals, length) }
            }
            func finishRun() {
                if run.count > longest { (best, longest) = ([run], run.count) }
                run.removeAll(keepingCapacity: true)
            }
            while let byte, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
                let piece = piece(depth: depth)
                let isOptional = quantifier()
                switch piece {
                case .literal(let literal):
                    if isOptional == nil {
                        run.append(literal)
                        continue
                    }
                    if isOptional == false { run.append(literal) }
                    finishRun()
                case .group(let literals):
                    finishRun()
                    if isOptional != true, let literals { offer(literals) }
                case .other: finishRun()
                }
            }
            finishRun()
            return best
        }

        private enum Piece {
            case literal(UInt8)
            case group([[UInt8]]?)
            case other
        }

        private mutating func piece(depth: Int) -> Piece {
            let byte = bytes[i]
            i += 1
            switch byte {
            case UInt8(ascii: "\\"):
                guard i < bytes.count else { return .other }
                let escaped = bytes[i]
                i += 1
                if escaped == UInt8(ascii: "Q") { isUnsure = true }
                if escaped.isASCIILetter || escaped.isASCIIDigit {
                    skipArgument(of: escaped)
                    return .other
                }
                return .literal(escaped.asciiLowercased)
            case UInt8(ascii: "["):
                skipClass()
                return .other
            case UInt8(ascii: "("):
                return group(depth: depth)
            case UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"): return .other
            default: return .literal(byte.asciiLowercased)
            }
        }

        /// What follows `\x`, `\p`, `\o`, `\g`, `\k`, `\c` and digits belongs to them.
        private mutating func skipArgument(of escaped: UInt8) {
            if byte == UInt8(ascii: "{") {
                while let byte, byte != UInt8(ascii: "}") { i += 1 }
                i += 1
                return
            }
            switch escaped {
            case UInt8(ascii: "x"):
                for _ in 0..<2 { if let byte, byte.hexDigitValue != nil { i += 1 } }
            case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "c"): i += 1
            case _ where escaped.isASCIIDigit: while let byte, byte.isASCIIDigit { i += 1 }
            default: break
            }
        }

        private mutating func skipClass() {
            if byte == UInt8(ascii: "^") { i += 1 }
            if byte == UInt8(ascii: "]") { i += 1 }
            while let byte, byte != UInt8(ascii: "]") {
                if byte == UInt8(ascii: "\\") { i += 1 }
                if byte == UInt8(ascii: "["), i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: ":") {
                    i += 2
                    while let inner = self.byte, inner != UInt8(ascii: ":") { i += 1 }
                    i += 1
                }
                i += 1
            }
            i += 1
        }

        /// A group counts where it captures or is plain; what looks ahead or behind requires nothing that counts.
        private mutating func group(depth: Int) -> Piece {
            var counts = depth < 20
            if depth >= 20 || byte == UInt8(ascii: "*") { isUnsure = true }
            if byte == UInt8(ascii: "?") {
                i += 1
                if byte == UInt8(ascii: "#") { isUnsure = true }
                // Flags, which hold for the rest or for the group: `(?i)`, `(?i:…)`, `(?:…)`.
                while let byte, byte.isASCIILetter || byte == ASCII.dash {
                    // White space that counts for nothing.
                    if byte == UInt8(ascii: "x") { isUnsure = true }
                    i += 1
                }
                if byte == UInt8(ascii: ")") {
                    i += 1
                    return .other
                }
                if byte == UInt8(ascii: ":") { i += 1 } else { counts = false }
                while let byte, [UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), ASCII.greater].contains(byte) { i += 1 }
            }
            let literals = depth < 20 ? alternatives(depth: depth + 1) : nil
            if byte == UInt8(ascii: ")") { i += 1 }
            return .group(counts ? literals : nil)
        }

        /// Passes over a quantifier: true where the piece before it may be missing, nil where there is none.
        private mutating func quantifier() -> Bool? {
            guard let byte else { return nil }
            var isOptional: Bool?
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "*"):
                i += 1
                isOptional = true
            case UInt8(ascii: "+"):
                i += 1
                isOptional = false
            case UInt8(ascii: "{") where i + 1 < bytes.count && (bytes[i + 1].isASCIIDigit || bytes[i + 1] == ASCII.comma):
                isOptional = bytes[i + 1] == UInt8(ascii: "0") || bytes[i + 1] == ASCII.comma
                while let byte = self.byte, byte != UInt8(ascii: "}") { i += 1 }
                i += 1
            default: return nil
            }
            // Lazy or possessive.
            if let byte = self.byte, byte == UInt8(ascii: "?") || byte == UInt8(ascii: "+") { i += 1 }
            return isOptional
        }
    }
}
