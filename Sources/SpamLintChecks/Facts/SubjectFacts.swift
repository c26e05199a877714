import MailHTML
import MailText
import SpamLintCore

extension FactDefinition {
    static let subjectCells = FactDefinition(
        "subject-cells", unit: "cells", summary: "Width of the subject; Chinese characters and emoji take two cells.", needs: .subject
    ) { facts in
        guard let text = facts.segments(.subject).first else { return nil }
        return Measurement(DisplayWidth.cells(of: text.segment.bytes, in: text.range), at: text.place(text.range))
    }

    static let subjectOwnCharacters = FactDefinition(
        "subject-own-characters", unit: "characters", summary: "Characters of the subject behind Re: and Fwd:.", needs: .subject
    ) { facts in
        guard let text = facts.segments(.subject).first else { return nil }
        let start = text.withUTF8 { bytes in
            var start = text.range.lowerBound
            for _ in 0..<10 {
                guard let prefix = SubjectPrefix.read(in: bytes, at: start, end: text.range.upperBound) else { break }
                start = prefix.range.upperBound
                while start < text.range.upperBound, bytes[start] == 0x20 { start += 1 }
            }
            return start
        }
        let own = start..<text.range.upperBound
        return Measurement(text.segment.bytes[own].count { $0 & 0xC0 != 0x80 }, at: text.place(own))
    }

    static let subjectEmoji = FactDefinition("subject-emoji", unit: "emoji", summary: "Emoji in the subject.", needs: .subject) { facts in
        facts.segments(.subject).first.map(emoji)
    }

    static let displayNameEmoji = FactDefinition(
        "display-name-emoji", unit: "emoji", summary: "Emoji in the sender's name.", needs: .originator
    ) { facts in facts.segments(.sender).first.map(emoji) }

    private static func emoji(in text: SearchedText) -> Measurement {
        let found = text.withUTF8 { EmojiCount(in: $0, text.range) }
        return Measurement(found.count, at: text.place(found.range))
    }

    static let subjectExclamationMarks = FactDefinition(
        "subject-exclamation-marks", unit: "marks", summary: "Exclamation marks in the subject, full-width ones too.", needs: .subject
    ) { facts in
        guard let text = facts.segments(.subject).first else { return nil }
        var places: [Range<Int>] = []
        text.withUTF8 { bytes in
            var walk = ScalarWalk(bytes, text.range)
            while let (scalar, range) = walk.next() {
                if scalar == "!" || scalar == "！" { places.append(range) }
            }
        }
        guard let first = places.first, let last = places.last else { return Measurement(0) }
        return Measurement(places.count, at: text.place(first.lowerBound..<last.upperBound))
    }

    static let titleToSubjectPercent = FactDefinition(
        "title-to-subject-percent", unit: "percent", summary: "Length of the HTML title against that of the subject, in characters.",
        needs: [.subject, .html]
    ) { facts in
        guard let subject = facts.segments(.subject).first, let title = facts.segments(.title).first else { return nil }
        let characters = TextMeasure(of: subject.segment.bytes[subject.range]).characters
        guard characters > 0, facts.attachments.isEmpty else { return nil }
        let length = TextMeasure(of: title.segment.bytes[title.range]).characters
        return Measurement(Double(length * 100 / characters), at: title.place(title.range))
    }
}
