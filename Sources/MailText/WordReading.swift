/// How a word reads in the skeleton.
///
/// Look-alikes of other scripts are read as Latin when the word has genuine Latin letters and none that only the other script has, or
/// when all of it (three letters at least) could be Latin. Digits and symbols are read as letters when the word has at least as many
/// letters. So `paypаl` and `fr33` are read otherwise, while `нет`, `2024`, `9:30`, `A10293847` and `$100` stay what they are.
struct WordReading {
    private var latin = 0
    private var strict = 0
    private var weak = 0
    private var native = 0
    private var leets = 0

    init(_ units: [WordUnit]) {
        for unit in units {
            switch unit.kind {
            case .latin: latin += 1
            case .native: native += 1
            case .digit, .symbol: leets += unit.leet == nil ? 0 : 1
            case .crossing: if unit.mapping.flags.contains(.weak) { weak += 1 } else { strict += 1 }
            }
        }
    }

    private var crosses: Bool {
        strict + weak > 0 && native == 0 && (latin > 0 || (weak == 0 && strict >= 3))
    }

    private func readsLeet(of count: Int) -> Bool {
        let letters = latin + (crosses ? strict + weak : 0)
        return leets > 0 && count >= 3 && letters >= leets
    }

    /// Writes the reading of `units` and tells what disguises it saw through: in the first reading, and in the second, if there is one.
    func write(_ units: [WordUnit], to patch: inout PatchText) -> (Disguise, alternate: Disguise?) {
        let crosses = crosses
        let readsLeet = readsLeet(of: units.count)
        var disguise: Disguise = []
        var alternate: Disguise?
        for unit in units {
            let flags = unit.mapping.flags
            switch unit.kind {
            case .digit, .symbol:
                if readsLeet, let (letter, other) = unit.leet {
                    patch.append(letter, alternate: other, from: unit.start, to: unit.end)
                    disguise.insert(.leet)
                    if other != nil { alternate = alternate ?? [] }
                } else {
                    append(unit, alike: unit.kind == .digit && !flags.isEmpty, to: &patch)
                }
            case .latin, .native, .crossing:
                if unit.isStrayCapital {
                    patch.append(0x69, alternate: 0x6C, from: unit.start, to: unit.end)
                    alternate = .lookalike
                    continue
                }
                let alike = unit.kind == .crossing ? crosses : !flags.isEmpty
                if alike, !flags.contains(.accent) { disguise.insert(.lookalike) }
                if alike, flags.contains(.stroke) { alternate = alternate ?? [] }
                append(unit, alike: alike, to: &patch)
            }
        }
        return (disguise, alternate)
    }

    private func append(_ unit: WordUnit, alike: Bool, to patch: inout PatchText) {
        let mapping = unit.mapping
        guard alike else {
            for i in 0..<mapping.foldedCount { patch.append(mapping.folded(i), from: unit.start, to: unit.end) }
            return
        }
        let isStroke = mapping.flags.contains(.stroke)
        for i in 0..<mapping.skeletonCount {
            let scalar = mapping.skeleton(i)
            let other: UInt32? = !isStroke ? nil : scalar == 0x69 ? 0x6C : scalar == 0x6C ? 0x69 : nil
            patch.append(scalar, alternate: other, from: unit.start, to: unit.end)
        }
    }
}
