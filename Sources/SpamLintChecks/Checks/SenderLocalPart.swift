import SpamLintCore

extension Check {
    /// A sender whose local part holds one of `words`, with no letter before or behind it.
    static let senderLocalPart = Check("sender-local-part", needs: .originator, parameters: [.init("words", standard: .texts([]))]) {
        facts, parameters in
        guard let sender = facts.originator else { return [] }
        let padded = "." + sender.local + "."
        let isFound = parameters.texts("words").contains { word in
            padded.ranges(of: word).contains { range in
                !padded[padded.index(before: range.lowerBound)].isLetter && !padded[range.upperBound].isLetter
            }
        }
        return isFound ? [Evidence(at: sender.place, values: [("value", sender.text)])] : []
    }
}
