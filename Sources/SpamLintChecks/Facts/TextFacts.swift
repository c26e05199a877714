import SpamLintCore

extension FactDefinition {
    static let htmlParts = FactDefinition(
        "html-parts", unit: "parts", summary: "HTML parts that a reader is shown.", needs: .header
    ) { facts in parts(facts, isHTML: true) }

    static let plainParts = FactDefinition(
        "plain-parts", unit: "parts", summary: "Plain text parts that a reader is shown.", needs: .header
    ) { facts in parts(facts, isHTML: false) }

    private static func parts(_ facts: Facts, isHTML: Bool) -> Measurement {
        let found = facts.bodies.filter { $0.isHTML == isHTML }
        return Measurement(found.count, at: found.first.map { facts.place(ofPart: $0.part) } ?? .absent)
    }

    /// Of the longest text: beside HTML stands a plain text that says the same.
    static let visibleCharacters = FactDefinition(
        "visible-characters", unit: "characters", summary: "Characters of visible text, in the longest of the texts.", needs: .text
    ) { facts in
        let texts = facts.segments(.text).map { text in
            (count: text.segment.bytes[text.range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }, text: text)
        }
        guard let longest = texts.max(by: { $0.count < $1.count }) else { return nil }
        let end = longest.text.range.upperBound
        return Measurement(longest.count, at: longest.text.place(end..<end))
    }

    /// Points at the end of the text, where a footer would stand.
    static let visibleTextEnd = FactDefinition(
        "visible-text-end", unit: "bytes", summary: "Bytes of visible text; points at the end of the text, where a footer would stand."
    ) { facts in
        let texts = facts.segments(.text)
        let count = texts.reduce(0) { $0 + $1.segment.range.count }
        guard let last = texts.last else { return Measurement(count) }
        return Measurement(count, at: .segment(last.index, last.segment.range.upperBound..<last.segment.range.upperBound))
    }

    static let alternativeWordsMissingPercent = FactDefinition(
        "alternative-words-missing-percent", unit: "percent", summary: "Words of the HTML that the plain text beside it lacks.",
        needs: [.plain, .html, .header]
    ) { facts in
        guard let difference = AlternativeDifference(of: facts) else { return nil }
        return Measurement(difference.missingPercent, at: facts.place(ofPart: difference.plainPart))
    }
}
