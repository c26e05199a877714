import MailBytes

/// Tokens of mail services: `*|X|*`, `%%x%%`, `%x%`, `[[x]]`, `[x]`, `@var(x)` and elements of their own.
extension TemplateScanner {
    /// `*|X|*`.
    mutating func star(at i: Int) -> TemplateToken? {
        guard i + 3 < bytes.count, bytes[i + 1] == UInt8(ascii: "|") else { return nil }
        guard let close = closers.next("|*", from: i + 2, in: bytes), close - i < 500 else { return nil }
        let inner = bytes.trimmed(i + 2..<close)
        guard !inner.isEmpty else { return nil }
        let stop = inner.first { bytes[$0] == ASCII.colon } ?? inner.upperBound
        let word = String(decoding: bytes.lowered(inner.lowerBound..<stop), as: UTF8.self)
        func token(_ kind: TemplateToken.Kind, name: [UInt8] = []) -> TemplateToken {
            TemplateToken(range: i..<close + 2, syntax: .mailchimp, kind: kind, expression: inner, name: name)
        }
        switch word {
        case "if", "interested", "group": return token(.ifBegins, name: Array("if"))
        case "ifnot", "notinterested":
            // The page in the archive is no mail: mail always has what stands there.
            let isMail = bytes.lowered(min(stop + 1, inner.upperBound)..<inner.upperBound) == Array("archive_page")
            return token(isMail ? .blockBegins : .unlessBegins, name: Array("if"))
        case "elseif": return token(.arm(isLast: false))
        case "else": return token(.arm(isLast: true))
        case "end":
            let what = bytes.lowered(min(stop + 1, inner.upperBound)..<inner.upperBound)
            return token(.ends, name: what == Array("feedblock") || what == Array("rssitems") ? what : Array("if"))
        case "feedblock", "rssitems": return token(.blockBegins, name: Array(word.utf8))
        case "define-dynamic", "mc_language": return token(.statement)
        default: return token(.output)
        }
    }

    mutating func percent(at i: Int) -> TemplateToken? {
        guard i + 2 < bytes.count else { return nil }
        if bytes[i + 1] == UInt8(ascii: "%") { return doublePercent(at: i) }
        if bytes[i + 1] == UInt8(ascii: "(") {
            let close = bytes.find(UInt8(ascii: ")"), from: i + 2, to: min(bytes.count, i + 62))
            guard close + 1 < bytes.count, bytes[close] == UInt8(ascii: ")"), bytes[close + 1] == UInt8(ascii: "s"), close > i + 2,
                (i + 2..<close).allSatisfy({ bytes[$0].isNameByte })
            else { return nil }
            return TemplateToken(range: i..<close + 2, syntax: .percentFormat, kind: .output, expression: i + 2..<close)
        }
        // `50%off%` is a price and `%20name%` an escape.
        if isRaw(i) || i > 0 && bytes[i - 1].isASCIIDigit { return nil }
        guard let token = name(at: i, from: i + 1, endedBy: UInt8(ascii: "%"), .percent) else { return nil }
        let isEscape = bytes[i + 1].hexDigitValue != nil && bytes[i + 2].hexDigitValue != nil
        return isEscape && token.expression.count < 4 ? nil : token
    }

    /// AMPscript.
    private mutating func doublePercent(at i: Int) -> TemplateToken? {
        switch bytes[i + 2] {
        case UInt8(ascii: "["):
            guard let close = closers.next("]%%", from: i + 3, in: bytes) else { return nil }
            let inner = bytes.trimmed(i + 3..<close)
            return TemplateToken(range: i..<close + 3, syntax: .ampscript, kind: scriptKind(inner), expression: inner)
        case ASCII.equals:
            guard let close = closers.next("=%%", from: i + 3, in: bytes), close - i < Self.expressionLimit else { return nil }
            let inner = bytes.trimmed(i + 3..<close)
            let includes =
                bytes.hasASCIICaseless("contentblock", at: inner.lowerBound) || bytes.hasASCIICaseless("contentarea", at: inner.lowerBound)
            return TemplateToken(range: i..<close + 3, syntax: .ampscript, kind: includes ? .inclusion : .output, expression: inner)
        default:
            var stop = i + 2
            while stop < bytes.count, stop - i < 62, bytes[stop] != UInt8(ascii: "%") {
                guard bytes[stop].isNameByte || bytes[stop] == ASCII.space || bytes[stop] == ASCII.dash else { return nil }
                stop += 1
            }
            guard stop + 1 < bytes.count, bytes[stop] == UInt8(ascii: "%"), bytes[stop + 1] == UInt8(ascii: "%"), stop > i + 2 else {
                return nil
            }
            return TemplateToken(range: i..<stop + 2, syntax: .ampscript, kind: .output, expression: bytes.trimmed(i + 2..<stop))
        }
    }

    /// What a block of AMPscript does in all to the blocks of the template: it may open or close one, and set variables besides.
    private func scriptKind(_ inner: Range<Int>) -> TemplateToken.Kind {
        var depth = 0
        var kind = TemplateToken.Kind.statement
        var i = inner.lowerBound
        while i < inner.upperBound {
            if bytes[i] == ASCII.quote || bytes[i] == UInt8(ascii: "'") {
                i = bytes.find(bytes[i], from: i + 1, to: inner.upperBound) + 1
                continue
            }
            guard bytes[i].isASCIILetter else {
                i += bytes[i].isNameByte || bytes[i] == UInt8(ascii: "@") ? skip(from: i, to: inner.upperBound) : 1
                continue
            }
            let word = bytes.word(i..<inner.upperBound)
            switch String(decoding: word, as: UTF8.self) {
            case "if", "for":
                depth += 1
                kind = word.count == 2 ? .ifBegins : .blockBegins
            case "endif", "next":
                depth -= 1
                kind = depth < 0 ? .ends : .statement
            case "elseif" where depth == 0: kind = .arm(isLast: false)
            case "else" where depth == 0: kind = .arm(isLast: true)
            default: break
            }
            i += max(1, word.count)
        }
        return depth == 0 && (kind == .ifBegins || kind == .blockBegins) ? .statement : kind
    }

    private func skip(from start: Int, to end: Int) -> Int {
        var i = start + 1
        while i < end, bytes[i].isNameByte { i += 1 }
        return i - start
    }

    // MARK: Brackets

    mutating func bracket(at i: Int) -> TemplateToken? {
        guard !isRaw(i), i + 2 < bytes.count else { return nil }
        if bytes[i + 1] == UInt8(ascii: "[") || bytes.hasASCIICaseless("[(${", at: i) { return doubleBracket(at: i) }
        // Conditional comments of Outlook look the same.
        if i > 0, bytes[i - 1] == UInt8(ascii: "!") || bytes[i - 1] == ASCII.dash { return nil }
        guard let token = name(at: i, from: i + 1, endedBy: UInt8(ascii: "]"), .brackets) else { return nil }
        // Prose has brackets too: a name of a service, or one that no person would write so.
        let isName = token.expression.contains { bytes[$0] == 0x5F }
        return isName || RoleTable.shared.knows(token, in: bytes) ? token : nil
    }

    private mutating func doubleBracket(at i: Int) -> TemplateToken? {
        let isThymeleaf =
            bytes.hasASCIICaseless("[[${", at: i) || bytes.hasASCIICaseless("[(${", at: i) || bytes.hasASCIICaseless("[[#{", at: i)
        if isThymeleaf {
            let stop = bytes[i + 1] == UInt8(ascii: "(") ? closers.next(")]", from: i, in: bytes) : closers.next("]]", from: i, in: bytes)
            guard let stop, stop - i < Self.expressionLimit else { return nil }
            return TemplateToken(
                range: i..<stop + 2, syntax: .thymeleaf, kind: .output, expression: bytes.trimmed(i + 4..<max(i + 4, stop - 1)))
        }
        guard let close = closers.next("]]", from: i + 2, in: bytes), close - i < 120,
            bytes[i + 2].isASCIILetter || bytes[i + 2] == ASCII.space,
            !(i..<close).contains(where: { bytes[$0] == ASCII.lf || bytes[$0] == ASCII.less })
        else { return nil }
        return TemplateToken(range: i..<close + 2, syntax: .doubleBrackets, kind: .output, expression: bytes.trimmed(i + 2..<close))
    }

    /// `@var(x)`.
    func at(_ i: Int) -> TemplateToken? {
        guard bytes.hasASCIICaseless("@var(", at: i) else { return nil }
        let close = bytes.find(UInt8(ascii: ")"), from: i + 5, to: min(bytes.count, i + 65))
        guard close < bytes.count, bytes[close] == UInt8(ascii: ")"), close > i + 5 else { return nil }
        return TemplateToken(range: i..<close + 1, syntax: .varCall, kind: .output, expression: i + 5..<close)
    }

    /// `<unsubscribe>` and its like, beginnings and ends.
    func serviceElement(at i: Int) -> TemplateToken? {
        if bytes.hasASCIICaseless("<mj-include", at: i) {
            let close = bytes.find(ASCII.greater, from: i, to: min(bytes.count, i + 500))
            guard close < bytes.count, bytes[close] == ASCII.greater else { return nil }
            return TemplateToken(range: i..<close + 1, syntax: .elements, kind: .inclusion, expression: i + 11..<close)
        }
        let start = bytes[i + 1] == UInt8(ascii: "/") ? i + 2 : i + 1
        guard start < bytes.count, Self.elementStarts.contains(bytes[start].asciiLowercased) else { return nil }
        let word = bytes.word(start..<min(bytes.count, start + 24))
        guard Self.elements.contains(word) else { return nil }
        let close = bytes.find(ASCII.greater, from: start, to: min(bytes.count, start + 300))
        guard close < bytes.count, bytes[close] == ASCII.greater else { return nil }
        let kind: TemplateToken.Kind = start == i + 1 ? .output : .statement
        return TemplateToken(range: i..<close + 1, syntax: .elements, kind: kind, expression: start..<start + word.count)
    }

    private static let elements: Set<[UInt8]> = [
        Array("unsubscribe"), Array("preferences"), Array("webversion"), Array("forwardtoafriend"),
    ]
    private static let elementStarts: Set<UInt8> = [0x75, 0x70, 0x77, 0x66]
}
