/// How a word reads in the skeleton.
///
/// Look-alikes of other scripts are read as Latin when the word has genuine Latin letters and none that only the other script has, or
/// when all of it (three letters at least) could be Latin. Digits and symbols are read as letters when the word has at least as many
/// letters, begins with no more than one digit and has no digit that is like no letter (2 and 6). So `paypаl` and `fr33` are read
/// otherwise, while `нет`, `2024`, `9:30`, `10am`, `A10293847` and `$100` stay what they are.
struct WordReading {
    private var count = 0
    private var latin = 0
    private var strict = 0
    private var weak = 0
    private var native = 0
    private var leets = 0
    private var otherDigits = 0
    /// Digits before anything else.
    private var leadingDigits = 0
    private var ornaments = 0
    private var strayCapitals = 0

    @inline(__always)
    mutating func add(_ unit: WordUnit) {
        switch unit.kind {
        case .latin:
            latin &+= 1
            if unit.isStrayCapital { strayCapitals &+= 1 }
            if !unit.mapping.flags.isEmpty { ornaments &+= 1 }
        case .native:
            native &+= 1
            if !unit.mapping.flags.isEmpty { ornaments &+= 1 }
        case .digit, .symbol:
            if unit.leet == nil { otherDigits &+= 1 } else { leets &+= 1 }
            if unit.kind == .digit, leadingDigits == count { leadingDigits &+= 1 }
            if !unit.mapping.flags.isEmpty { ornaments &+= 1 }
        case .crossing:
            if unit.mapping.flags.contains(.weak) { weak &+= 1 } else { strict &+= 1 }
        }
        count &+= 1
    }

    private var crosses: Bool {
        strict + weak > 0 && native == 0 && (latin > 0 || (weak == 0 && strict >= 3))
    }

    private var readsLeet: Bool {
        let letters = latin + (crosses ? strict + weak : 0)
        return leets > 0 && otherDigits == 0 && leadingDigits <= 1 && count >= 3 && letters >= leets
    }

    /// Whether the word reads otherwise than it is written, or may.
    var differs: Bool { ornaments > 0 || strayCapitals > 0 || crosses || readsLeet }

    /// Writes the reading of `units` and tells what disguises it saw through: in the first reading, and in the second, if there is one.
    func write(_ units: UnsafeBufferPointer<WordUnit>, to patch: inout PatchText) -> (Disguise, alternate: Disguise?) {
        let crosses = crosses
        let readsLeet = readsLeet
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
