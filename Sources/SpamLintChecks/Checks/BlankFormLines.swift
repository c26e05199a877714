import MailBytes
import MailText
import SpamLintCore

extension Check {
    /// Lines that are nothing but a label to be filled in (`Full name: ____`), at least so many different ones.
    static let blankFormLines = Check(
        "blank-form-lines", needs: .text, parameters: [.init("at-least", standard: .number(4)), .init("labels", standard: .texts([]))]
    ) { facts, parameters in
        let least = parameters.integer("at-least", default: 4)
        let candidates = facts.memo.value { FormLines(of: facts) }
        return zip(facts.segments(.text), candidates.ofSegments).compactMap { text, lines in
            // Most mail has no such line, and folding the labels of every message would cost more than all else here.
            guard lines.count >= least else { return nil }
            let known = parameters.folded("labels")
            let found = lines.filter { known.contains(FoldedText(folding: $0.label, as: .folded).bytes) }
            let count = Set(found.map { FoldedText(folding: $0.label, as: .folded).bytes }).count
            guard let first = found.first, count >= least else { return nil }
            return Evidence(at: text.place(first.range), values: [("value", String(count))])
        }
    }
}

/// Lines that may be labels to be filled in, of each segment of text: rules and receivers ask for them with their own labels.
private struct FormLines: Sendable {
    typealias Line = (label: [UInt8], range: Range<Int>)

    let ofSegments: [[Line]]

    init(of facts: Facts) {
        ofSegments = facts.segments(.text).map { text in
            let survey = text.segment.survey
            return survey.fillers + survey.general == 0 ? [] : text.withUTF8 { Self.candidates(in: $0, text.range) }
        }
    }

    /// The longest label, in bytes.
    private static let longest = 60

    private static func candidates(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Line] {
        var found: [Line] = []
        var start = range.lowerBound
        while start < range.upperBound, found.count < 100 {
            var end = start
            while end < range.upperBound, bytes[end] != ASCII.lf, bytes[end] != ASCII.cr { end += 1 }
            var label = start..<end
            while let last = label.last, isFiller(bytes[last]) { label = label.dropLast() }
            let hasFiller = label.upperBound < end && bytes[label.upperBound..<end].contains { $0 == ASCII.colon || $0 == 0x5F }
            // A full-width colon.
            let wide =
                label.count > 3 && bytes[label.upperBound - 1] == 0x9A && bytes[label.upperBound - 2] == 0xBC
                && bytes[label.upperBound - 3] == 0xEF
            if wide { label = label.dropLast(3) }
            while let first = label.first, isLead(bytes[first]) { label = label.dropFirst() }
            if hasFiller || wide, !label.isEmpty, label.count <= longest, !isFollowedByValue(bytes, end, range.upperBound) {
                found.append((Array(bytes[label]), label.lowerBound..<(wide ? label.upperBound + 3 : label.upperBound + 1)))
            }
            start = end + 1
        }
        return found
    }

    private static func isFiller(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.space, ASCII.tab, ASCII.colon, ASCII.dot, 0x5F, 0x2A, 0x3D, ASCII.dash: true
        default: false
        }
    }

    /// Numbers and bullets before a label.
    private static func isLead(_ byte: UInt8) -> Bool {
        byte.isBlank || byte.isASCIIDigit || byte == ASCII.dot || byte == 0x29 || byte == 0x28 || byte == 0x2A || byte == ASCII.dash
    }

    /// Whether the next line stands for the value: neither empty nor ending in a colon.
    private static func isFollowedByValue(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ limit: Int) -> Bool {
        var start = end + 1
        if start < limit, bytes[end] == ASCII.cr, bytes[start] == ASCII.lf { start += 1 }
        guard start < limit else { return false }
        let stop = bytes[start..<limit].firstIndex { $0 == ASCII.lf || $0 == ASCII.cr } ?? limit
        guard let last = bytes[start..<stop].last(where: { !$0.isBlank }) else { return false }
        return last != ASCII.colon && last != 0x5F && last != 0x9A && last != ASCII.dot && stop - start < 60
    }
}
