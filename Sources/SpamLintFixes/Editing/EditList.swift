public import SpamLintCore

/// What several edits are to each other.
public enum EditList {
    /// In order of place, insertions at one place joined; nil where two are in each other's way.
    public static func ordered(_ edits: [Edit]) -> [Edit]? {
        var ordered: [Edit] = []
        let sorted = edits.enumerated().sorted { a, b in
            (a.element.range.lowerBound, a.element.range.upperBound, a.offset)
                < (b.element.range.lowerBound, b.element.range.upperBound, b.offset)
        }
        for (_, edit) in sorted {
            guard let last = ordered.last else {
                ordered.append(edit)
                continue
            }
            if edit == last, !edit.range.isEmpty { continue }
            if last.range.isEmpty, edit.range.lowerBound == last.range.lowerBound {
                // An insertion and what stands behind it are one edit.
                ordered[ordered.count - 1] = Edit(edit.range, last.replacement + edit.replacement)
            } else if edit.range.lowerBound > last.range.upperBound {
                ordered.append(edit)
            } else if edit.range.lowerBound == last.range.upperBound {
                ordered[ordered.count - 1] = Edit(
                    last.range.lowerBound..<edit.range.upperBound, last.replacement + edit.replacement)
            } else {
                return nil
            }
        }
        return ordered
    }

    /// `bytes` with ordered edits made.
    public static func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
        var position = 0
        for edit in edits {
            let range = edit.range.clamped(to: position..<max(position, bytes.count))
            result += bytes[position..<range.lowerBound]
            result += edit.replacement
            position = range.upperBound
        }
        return result + bytes[min(position, bytes.count)...]
    }
}
