import MailHTML
import SpamLintCore

extension FactDefinition {
    static let exclamationMarks = FactDefinition(
        "exclamation-marks", unit: "marks", summary: "Exclamation marks in the visible text.", needs: .text
    ) { facts in exclamations(facts).map { Measurement($0.count, at: $0.first) } }

    /// A Chinese character counts as two.
    static let exclamationDensity = FactDefinition(
        "exclamation-density", unit: "marks", summary: "Exclamation marks in a thousand characters of visible text.", needs: .text
    ) { facts in
        exclamations(facts).map { Measurement(($0.count * 1_000 / max(1, $0.characters)), at: $0.first) }
    }

    /// The text of the fullest part, so that an alternative part is not counted twice.
    private static func exclamations(_ facts: Facts) -> (count: Int, characters: Int, first: Place)? {
        guard let text = facts.segments(.text).max(by: { $0.range.count < $1.range.count }) else { return nil }
        var count = 0
        var first: Int?
        let survey = text.segment.survey
        text.withUTF8 { bytes in
            guard survey.exclamations > 0 || survey.general > 0 else { return }
            if survey.general == 0 {
                count = survey.exclamations
                first = text.range.first { bytes[$0] == 0x21 }
                return
            }
            for i in text.range where bytes[i] == 0x21 || (bytes[i] == 0x81 && i >= 2 && bytes[i - 1] == 0xBC && bytes[i - 2] == 0xEF) {
                count += 1
                if first == nil { first = bytes[i] == 0x21 ? i : i - 2 }
            }
        }
        let characters = count == 0 ? 0 : TextMeasure(of: text.segment.bytes[text.range]).cells
        let start = first ?? text.range.lowerBound
        let length = first == nil ? 0 : text.segment.bytes[start] == 0x21 ? 1 : 3
        return (count, characters, text.place(start..<start + length))
    }
}
