import MailHTML
import SpamLintCore

extension Facts {
    /// The HTML that a reader is shown, with what was read in it.
    var documents: [(body: Body, document: Document)] {
        bodies.compactMap { body in body.document.map { (body, $0) } }
    }

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
    /// The hidden runs that a range of `hiddenFlow` touches. O(log runs + found).
    func hiddenRuns(in range: Range<Int>) -> ArraySlice<HiddenRun> {
        let start = hidden.partition { $0.text.upperBound > range.lowerBound }
        return hidden[start...].prefix { $0.text.lowerBound < range.upperBound }
    }

    /// The faint runs that a range of `visible` touches. O(log runs + found).
    func faintRuns(in range: Range<Int>) -> ArraySlice<FaintRun> {
        let start = faint.partition { $0.text.upperBound > range.lowerBound }
        return faint[start...].prefix { $0.text.lowerBound < range.upperBound }
    }
}

extension Array {
    /// The first index whose element is past a boundary, all before it being short of it. O(log n).
    fileprivate func partition(_ isPast: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Flow {
    var text: String { String(decoding: utf8, as: UTF8.self) }
}
