import MailBytes
import MailHTML
import MailMessage
import MailText
import SpamLintCore

extension MessageView {
    /// Bytes of a body that a page shows; more would be no page.
    private static let bodyLimit = 2 << 20
    /// Blocks of the picture of text and pictures.
    private static let blockLimit = 200

    /// - Parameter found: What rules found, for the marks.
    init(_ facts: Facts, found: [(rule: Rule, evidence: [Evidence])]) {
        let body = facts.html ?? facts.plain
        let text = body.map { Array($0.text.utf8.prefix(Self.bodyLimit)) } ?? []
        var marks: [Mark] = []
        if let body {
            for (rule, evidence) in found {
                for one in evidence.prefix(LintWork.placesPerRule) {
                    guard let range = Self.range(of: one.place, in: body.part, facts), !range.isEmpty, range.upperBound <= text.count
                    else { continue }
                    marks.append(Mark(rule: rule.id, range: range))
                }
            }
        }
        self.init(
            fields: Self.fields(of: facts.message), body: text, isHTML: body?.isHTML ?? false, marks: marks,
            blocks: body.map(Self.blocks) ?? [])
    }

    private static func fields(of message: Message) -> [(name: String, text: String)] {
        [("From", FieldName.from), ("To", .to), ("Subject", .subject), ("Date", .date)].compactMap { name, field in
            message.first(field).map { (name, String(decoding: message.unstructured($0).utf8.prefix(2_000), as: UTF8.self)) }
        }
    }

    /// The bytes of a part's decoded text that a place lies in; nil where it lies elsewhere.
    private static func range(of place: Place, in part: Int, _ facts: Facts) -> Range<Int>? {
        switch place {
        case .text(let owner, let range): return owner == part ? range : nil
        case .segment(let index, let range):
            switch facts.transcript[index].origin {
            case .html(let owner, let map): return owner == part ? map.source(of: range) : nil
            case .plain(let owner, let base):
                return owner == part ? range.lowerBound - base..<range.upperBound - base : nil
            case .field: return nil
            }
        case .source, .file, .absent: return nil
        }
    }

    private static func blocks(of body: Body) -> [Block] {
        guard let document = body.document else {
            return [.text(cells: DisplayWidth.cells(of: Array(body.text.utf8.prefix(bodyLimit))))]
        }
        let flow = document.visible
        var blocks: [Block] = []
        var position = 0
        func addText(upTo end: Int) {
            guard position < end else { return }
            let cells = DisplayWidth.cells(of: Array(flow.utf8[position..<end]))
            if cells > 1 { blocks.append(.text(cells: cells)) }
            position = end
        }
        for image in document.images where image.kind != .background && !image.isHidden && !image.isTrackingPixel {
            guard blocks.count < blockLimit else { break }
            let start = image.startTag.lowerBound
            addText(upTo: (position..<flow.utf8.count).partitioningIndex { flow.map.start(of: $0) >= start })
            blocks.append(.picture(width: image.width.map(Double.init), height: image.height.map(Double.init)))
        }
        addText(upTo: flow.utf8.count)
        return blocks
    }
}
