import SpamLintCore

extension Check {
    /// Subjects with at least `symbols` ornaments, or `brackets` pairs of Chinese brackets, or a run of five marks such as `~` and `*`.
    static let decoration = Check(
        "decoration",
        parameters: [
            .init("in", standard: .text("subject")), .init("symbols", standard: .number(3)), .init("brackets", standard: .number(3)),
        ]
    ) { facts, parameters in
        facts.searched(parameters.text("in", default: "subject")).compactMap { text in
            let found = text.withUTF8 { Ornaments($0, text.range) }
            let isLoud =
                found.symbols >= parameters.integer("symbols", default: 3) || found.brackets >= parameters.integer("brackets", default: 3)
                || found.longestRun >= 5
            return isLoud ? Evidence(at: text.place(found.range)) : nil
        }
    }
}

/// What of a text is ornament.
private struct Ornaments {
    private(set) var symbols = 0
    private(set) var brackets = 0
    /// Marks in a row.
    private(set) var longestRun = 0
    private var first: Int?
    private var last = 0

    var range: Range<Int> { (first ?? last)..<last }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var walk = ScalarWalk(bytes, range)
        var run = 0
        while let (scalar, place) = walk.next() {
            if scalar.isASCII, !Ornaments.isMark(scalar) {
                run = 0
                continue
            }
            let isMark = Ornaments.isMark(scalar)
            run = isMark ? run + 1 : 0
            longestRun = max(longestRun, run)
            let isSymbol = Ornaments.isSymbol(scalar)
            if isSymbol { symbols += 1 }
            let bracket = Ornaments.bracket(scalar)
            if bracket == .opening { brackets += 1 }
            guard isSymbol || isMark || bracket != nil else { continue }
            if first == nil { first = place.lowerBound }
            last = place.upperBound
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "~", "*", "=", "#", "+", "_", "<", ">", "^": true
        default: false
        }
    }

    private enum Bracket {
        case opening
        case closing
    }

    private static func bracket(_ scalar: Unicode.Scalar) -> Bracket? {
        switch scalar {
        case "【", "〖", "『", "「": .opening
        case "】", "〗", "』", "」": .closing
        default: nil
        }
    }

    /// Stars, squares, circles, arrows and other dingbats; emoji are counted elsewhere.
    private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2190...0x21FF, 0x25A0...0x25FF, 0x2605, 0x2606, 0x2660...0x2667, 0x266A...0x266F, 0x2729...0x274B, 0x2756, 0x27A1...0x27BE,
            0x203B, 0x3012, 0x3013:
            !scalar.properties.isEmojiPresentation
        default: false
        }
    }
}
