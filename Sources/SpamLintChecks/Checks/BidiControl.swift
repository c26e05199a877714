import SpamLintCore

extension Check {
    /// Characters that turn the direction of the text: overrides, embeddings, isolates. The marks U+200E and U+200F are ordinary in Arabic
    /// and Hebrew mail and are none.
    static let bidiControl = Check("bidi-control", parameters: [.init("in", standard: .text("subject"))]) { facts, parameters in
        facts.searched(parameters.text("in", default: "subject")).flatMap { text in
            text.withUTF8 { bytes in
                var found: [Evidence] = []
                var walk = ScalarWalk(bytes, text.range)
                while let (scalar, range) = walk.next(), found.count < 50 {
                    switch scalar.value {
                    case 0x202A...0x202E, 0x2066...0x2069:
                        found.append(Evidence(at: text.place(range), values: [("code", scalar.codePoint)]))
                    default: break
                    }
                }
                return found
            }
        }
    }
}
