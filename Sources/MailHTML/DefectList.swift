/// Defects in the order they were found, so many of each kind.
struct DefectList {
    private(set) var all: [HTMLDefect] = []
    private var counts = [Int](repeating: 0, count: HTMLDefectKind.allCases.count)

    mutating func append(_ kind: HTMLDefectKind, _ place: Range<Int>) {
        guard let index = HTMLDefectKind.allCases.firstIndex(of: kind), counts[index] < HTMLLimits.defectsOfAKind else { return }
        counts[index] += 1
        all.append(HTMLDefect(kind: kind, place: place))
    }

    mutating func append(contentsOf other: DefectList) {
        for defect in other.all { append(defect.kind, defect.place) }
    }
}
