import MailBytes

/// Marks of a page that do not overlap: where several do, the shortest is kept, because it says most.
struct MarkedPlaces {
    /// More on one page tell a reader nothing, and neither does one that covers a screen of it.
    private static let limit = 500
    private static let longest = 2_000

    /// In order.
    private let marks: [HarmlessPage.Mark]

    init(_ marks: [HarmlessPage.Mark]) {
        var kept: [HarmlessPage.Mark] = []
        let candidates = marks.filter { !$0.range.isEmpty && $0.range.count <= Self.longest }.sorted { a, b in
            a.range.count == b.range.count ? a.range.lowerBound < b.range.lowerBound : a.range.count < b.range.count
        }
        for mark in candidates.prefix(Self.limit) {
            let next = kept.indices.partitioningIndex { kept[$0].range.lowerBound >= mark.range.lowerBound }
            if next < kept.count, kept[next].range.lowerBound < mark.range.upperBound { continue }
            if next > 0, kept[next - 1].range.upperBound > mark.range.lowerBound { continue }
            kept.insert(mark, at: next)
        }
        self.marks = kept
    }

    /// `range` cut at the edges of marks, with the label of each piece that lies in one.
    func pieces(of range: Range<Int>) -> [(range: Range<Int>, label: String?)] {
        var pieces: [(range: Range<Int>, label: String?)] = []
        var position = range.lowerBound
        var index = marks.indices.partitioningIndex { marks[$0].range.upperBound > range.lowerBound }
        while index < marks.count, marks[index].range.lowerBound < range.upperBound {
            let marked = marks[index].range.clamped(to: range)
            if position < marked.lowerBound { pieces.append((position..<marked.lowerBound, nil)) }
            pieces.append((marked, marks[index].label))
            position = marked.upperBound
            index += 1
        }
        if position < range.upperBound { pieces.append((position..<range.upperBound, nil)) }
        return pieces
    }

    /// The label of the first mark that begins in `range`.
    func label(in range: Range<Int>) -> String? {
        let index = marks.indices.partitioningIndex { marks[$0].range.lowerBound >= range.lowerBound }
        return index < marks.count && marks[index].range.lowerBound < range.upperBound ? marks[index].label : nil
    }
}
