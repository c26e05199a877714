import MailBytes
import SpamLintCore

extension Facts {
    /// A place in what a reader sees of an HTML body.
    func visiblePlace(in body: Body, _ range: Range<Int>) -> Place {
        let texts = segments(.text)
        // Bodies stand in the order of their parts, and there can be as many as there are findings.
        let index = texts.indices.partitioningIndex { texts[$0].segment.part >= body.part }
        guard index < texts.count, case .html(let part, _) = texts[index].segment.origin, part == body.part else { return .absent }
        return texts[index].place(range)
    }
}

extension Segment {
    fileprivate var part: Int {
        switch origin {
        case .field: -1
        case .plain(let part, _), .html(let part, _): part
        }
    }
}
