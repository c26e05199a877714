import MailHTML
import MailText
import SpamLintCore

extension FactDefinition {
    static let subjectCells = FactDefinition(
        "subject-cells", unit: "cells", summary: "Width of the subject; Chinese characters and emoji take two cells.", needs: .subject
    ) { facts in
        guard let text = facts.searched("subject").first else { return nil }
        return Measurement(DisplayWidth.cells(of: text.segment.bytes, in: text.range), at: text.place(text.range))
    }

    /// Sequences joined to one picture count once, and so do the two letters of a flag; signs that a selector turns into pictures (❤️) count.
    static let subjectEmoji = FactDefinition("subject-emoji", unit: "emoji", summary: "Emoji in the subject.", needs: .subject) { facts in
        guard let text = facts.searched("subject").first else { return nil }
        var count = 0
        var first: Int?
        var last = 0
        text.withUTF8 { bytes in
            var walk = ScalarWalk(bytes, text.range)
            // Whether the character before joins, is the first letter of a flag, is a sign that may become a picture.
            var isJoined = false
            var isFlag = false
            var sign: Range<Int>?
            while let (scalar, range) = walk.next() {
                let isLetter = (0x1F1E6...0x1F1FF).contains(scalar.value)
                let isPicture = scalar.value > 0x2000 && scalar.properties.isEmojiPresentation
                let place = isPicture ? range : scalar.value == 0xFE0F ? sign : nil
                if let place {
                    if !isJoined, !scalar.properties.isEmojiModifier, !(isLetter && isFlag) { count += 1 }
                    if first == nil { first = place.lowerBound }
                    last = range.upperBound
                }
                isFlag = isLetter && !isFlag
                sign = scalar.value > 0x2000 && scalar.properties.isEmoji && !isPicture && !isJoined ? range : nil
                isJoined = scalar.value == 0x200D || isJoined && scalar.value == 0xFE0F
            }
        }
        return Measurement(count, at: text.place((first ?? text.range.lowerBound)..<max(last, text.range.lowerBound)))
    }

    static let subjectExclamationMarks = FactDefinition(
        "subject-exclamation-marks", unit: "marks", summary: "Exclamation marks in the subject, full-width ones too.", needs: .subject
    ) { facts in
        guard let text = facts.searched("subject").first else { return nil }
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
        guard let subject = facts.searched("subject").first, let title = facts.searched("title").first else { return nil }
        let characters = TextMeasure(of: subject.segment.bytes[subject.range]).characters
        guard characters > 0, facts.attachments.isEmpty else { return nil }
        let length = TextMeasure(of: title.segment.bytes[title.range]).characters
        return Measurement(Double(length * 100 / characters), at: title.place(title.range))
    }
}
