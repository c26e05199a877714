import MailText

/// How strange the letters of a text are: words that change from one script to another, and accents where the mail has none elsewhere.
struct OddLetters {
    /// Words that were looked at.
    private(set) var words = 0
    /// Words that mix scripts weigh one for each change, less the longer the run before it; a word four at most.
    private(set) var changes = 0.0
    /// Letters with accents and marks.
    private(set) var accents = 0

    /// Longer words are names of files, hashes and addresses.
    private static let longestWord = 12

    private var weight = 0.0
    private var marks = 0
    private var length = 0
    private var run = 0
    private var script = Script.common

    init() {}

    /// Adds the words of `text`. O(bytes).
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var walk = ScalarWalk(bytes, range)
        while let (scalar, _) = walk.next() {
            if scalar.value < 0x80 {
                let isLetter = (scalar.value | 0x20) &- 0x61 < 26
                if isLetter { letter(.latin) } else if scalar.value &- 0x30 < 10 { digit() } else { endWord() }
                continue
            }
            let script = scalar.script
            switch script {
            case .han, .kana, .hangul, .thai: endWord()
            case .common: other(scalar)
            default: letter(script, scalar)
            }
        }
        endWord()
    }

    private mutating func other(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .nonspacingMark where length > 0:
            marks += 1
            length += 1
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter: letter(.common, scalar)
        default: endWord()
        }
    }

    private mutating func digit() {
        length += 1
        run = 0
    }

    private mutating func letter(_ new: Script, _ scalar: Unicode.Scalar? = nil) {
        length += 1
        if let scalar, new == .latin, scalar.value < 0x250 || (0x1E00..<0x1F00).contains(scalar.value) { marks += 1 }
        if run > 0, new != script {
            weight += 1 / Double(run)
            run = 0
        }
        script = new
        run += 1
    }

    private mutating func endWord() {
        guard length > 0 else { return }
        words += 1
        if length <= Self.longestWord {
            changes += min(4, weight)
            accents += marks
        }
        weight = 0
        marks = 0
        length = 0
        run = 0
    }
}
