import SpamLintCore

extension FactDefinition {
    /// Accents count only where the text has hardly any, so that a language that is written with them is not strange for it.
    static let oddLettersPercent = FactDefinition(
        "odd-letters-percent", unit: "percent",
        summary: "Words that mix scripts, or have accents that the text lacks, in the subject and the sender's name or in the text."
    ) { facts in
        var text = OddLetters()
        var accents = 0
        var letters = 0
        for segment in facts.segments(.text) {
            let survey = segment.segment.survey
            letters += survey.upper + survey.lower
            segment.withUTF8 { bytes in
                for i in segment.range where bytes[i] &- 0xC3 < 3 { accents += 1 }
                // Look-alikes are Greek and Cyrillic; without them there is nothing to look for.
                if survey.greekOrCyrillic > 0 { text.add(bytes, segment.range) }
            }
        }
        let hasAccents = accents * accentsAreUsual > letters
        var head = OddLetters()
        if let subject = facts.segments(.subject).first {
            subject.withUTF8 { head.add($0, SubjectPrefix.end(in: $0, subject.range)..<subject.range.upperBound) }
        }
        if let name = facts.segments(.sender).first { name.withUTF8 { head.add($0, name.range) } }
        let inHead = (head.changes + (hasAccents ? 0 : Double(head.accents))) / Double(head.words + 1)
        let inText = text.changes / Double(text.words + 1)
        return Measurement(max(inHead, inText) * 100)
    }

    /// Letters for one with an accent, in languages that use them.
    private static let accentsAreUsual = 300
}
