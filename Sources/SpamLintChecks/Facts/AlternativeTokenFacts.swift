import MailHTML
import MailMessage
import SpamLintCore

extension FactDefinition {
    static let alternativeTokensMissingPercent = FactDefinition(
        "alternative-tokens-missing-percent", unit: "percent",
        summary: "Words of all HTML of an alternative, cut at blanks, that its plain text has less often.", needs: .html
    ) { facts in
        guard let tokens = facts.memo.value({ AlternativeTokens(of: facts) }) else { return nil }
        return Measurement(Double(tokens.missing) * 100 / Double(tokens.html), at: facts.place(ofPart: tokens.htmlPart))
    }

    static let alternativeTokensRatio = FactDefinition(
        "alternative-tokens-ratio", unit: "times",
        summary: "Different words of an alternative's plain text against those of its HTML, where the HTML has two at least.",
        needs: .html
    ) { facts in
        guard let tokens = facts.memo.value({ AlternativeTokens(of: facts) }), tokens.html > 1 else { return nil }
        return Measurement(Double(tokens.plain) / Double(tokens.html), at: facts.place(ofPart: tokens.htmlPart))
    }

    /// The last parts of the message are compared, as sent.
    static let plainToHTMLPercent = FactDefinition(
        "plain-to-html-percent", unit: "percent",
        summary: "Bytes, as sent, of the plain text against those of the HTML, in mail with an alternative.", needs: [.plain, .html]
    ) { facts in
        let parts = facts.message.parts
        guard parts.contains(where: { $0.mediaType.name == "multipart/alternative" }) else { return nil }
        guard let html = facts.bodies.last(where: \.isHTML), let plain = facts.bodies.last(where: { !$0.isHTML }) else { return nil }
        let size = parts[html.part].body.count
        guard size > 0 else { return nil }
        return Measurement(Double(parts[plain.part].body.count) * 100 / Double(size), at: facts.place(ofPart: plain.part))
    }

    /// Whatever the body says, seen or not: title, visible and hidden text.
    static let renderedCharacters = FactDefinition(
        "rendered-characters", unit: "characters", summary: "Characters of title, visible and hidden text, blanks left out."
    ) { facts in
        var count = 0
        func add(_ bytes: some Sequence<UInt8>) { for byte in bytes where byte > 0x20 && byte & 0xC0 != 0x80 { count += 1 } }
        for body in facts.bodies {
            guard let document = body.document else {
                add(body.text.utf8)
                continue
            }
            add(document.visible.utf8)
            add(document.hiddenFlow.utf8)
            if let title = document.title { add(document.text(title).utf8) }
        }
        return Measurement(count)
    }
}
