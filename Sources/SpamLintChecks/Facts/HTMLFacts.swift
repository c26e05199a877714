import MailHTML
import SpamLintCore

extension FactDefinition {
    static let htmlBytes = FactDefinition(
        "html-bytes", unit: "bytes", summary: "Bytes of the largest HTML part, decoded.", needs: .html
    ) { facts in
        guard let (body, document) = facts.documents.max(by: { $0.document.utf8.count < $1.document.utf8.count }) else { return nil }
        return Measurement(document.utf8.count, at: .text(part: body.part, document.utf8.count..<document.utf8.count))
    }

    static let styleBlockCharacters = FactDefinition(
        "style-block-characters", unit: "characters", summary: "Length of the longest style element.", needs: .html
    ) { facts in
        var longest: Measurement?
        for (body, document) in facts.documents {
            for style in document.features(.style) {
                let length = style.value?.count ?? 0
                if Double(length) > longest?.value ?? -1 { longest = Measurement(length, at: .text(part: body.part, style.span)) }
            }
        }
        return longest
    }

    static let preheaderCharacters = FactDefinition(
        "preheader-characters", unit: "characters", summary: "Characters of the preheader.", needs: .html
    ) { facts in
        guard let text = facts.segments(.preheader).first else { return nil }
        return Measurement(TextMeasure(of: text.segment.bytes[text.range]).cells, at: text.place(text.range))
    }

    static let htmlSourceCharacters = FactDefinition(
        "html-source-characters", unit: "characters", summary: "Characters of the first HTML part as it is written, tags and all.",
        needs: .html
    ) { facts in
        guard let (body, document) = facts.documents.first else { return nil }
        let end = document.utf8.count
        return Measurement(SourceLength.of(facts, body, document).characters, at: .text(part: body.part, end..<end))
    }
}
