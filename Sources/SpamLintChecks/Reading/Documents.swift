import MailBytes
import MailHTML
import SpamLintCore

extension Facts {
    /// One evidence for each feature of these kinds, at its tag.
    func features(_ kinds: Set<Feature.Kind>) -> [Evidence] {
        documents.flatMap { body, document in
            document.features.filter { kinds.contains($0.kind) }.map { feature in
                Evidence(at: .text(part: body.part, feature.span), values: [("value", feature.value.map { document.url($0).text } ?? "")])
            }
        }
    }
}

extension Document {
    /// Whether an attribute's value may begin with one of these letters, which are lower case. Looks without decoding: most addresses of
    /// pictures begin with `http`, and many are asked about.
    func mayBegin(_ value: Range<Int>, with letters: [UInt8]) -> Bool {
        guard let first = value.first else { return false }
        let byte = utf8[first]
        return !byte.isASCIILetter || letters.contains(byte | 0x20)
    }

    /// The hidden runs that a range of `hiddenFlow` touches. O(log runs + found).
    func hiddenRuns(in range: Range<Int>) -> ArraySlice<HiddenRun> {
        let start = hidden.indices.partitioningIndex { hidden[$0].text.upperBound > range.lowerBound }
        return hidden[start...].prefix { $0.text.lowerBound < range.upperBound }
    }

    /// The faint runs that a range of `visible` touches. O(log runs + found).
    func faintRuns(in range: Range<Int>) -> ArraySlice<FaintRun> {
        let start = faint.indices.partitioningIndex { faint[$0].text.upperBound > range.lowerBound }
        return faint[start...].prefix { $0.text.lowerBound < range.upperBound }
    }
}

extension Flow {
    var text: String { String(decoding: utf8, as: UTF8.self) }
}
