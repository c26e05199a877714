/// Collects defects, at most a given number of each kind, so that a megabyte of damage doesn't become a million values.
struct DefectLog {
    private(set) var defects: [Defect] = []
    private var counts: [UInt16] = []
    let limit: Int

    init(limit: Int = Limits.standard.placesPerDefect) {
        self.limit = limit
    }

    mutating func add(_ kind: DefectKind, at place: Range<Int>, part: Int? = nil, detail: String? = nil) {
        if counts.isEmpty { counts = Array(repeating: 0, count: DefectKind.allCases.count) }
        let index = kind.index
        guard Int(counts[index]) < limit else { return }
        counts[index] += 1
        defects.append(Defect(kind, at: place, part: part, detail: detail))
    }

    mutating func add(_ other: [Defect]) {
        for defect in other { add(defect.kind, at: defect.place, part: defect.part, detail: defect.detail) }
    }
}
