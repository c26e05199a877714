import MailBytes

/// Tokens that begin with a brace.
extension TemplateScanner {
    mutating func brace(at i: Int) -> TemplateToken? {
        guard i + 2 < bytes.count else { return nil }
        switch bytes[i + 1] {
        case UInt8(ascii: "{"): return doubleBrace(at: i)
        case UInt8(ascii: "%"): return tag(at: i)
        case UInt8(ascii: "#"):
            guard let close = closers.next("#}", from: i + 2, in: bytes) else { return nil }
            return TemplateToken(range: i..<close + 2, syntax: .tags, kind: .comment, expression: i..<i)
        case UInt8(ascii: "$"): return name(at: i, from: i + 2, endedBy: UInt8(ascii: "}"), .smarty)
        default: return isRaw(i) ? nil : name(at: i, from: i + 1, endedBy: UInt8(ascii: "}"), .braces)
        }
    }

    /// A short token around a name alone.
    func name(at i: Int, from start: Int, endedBy close: UInt8, _ syntax: TemplateSyntax) -> TemplateToken? {
        guard start < bytes.count, bytes[start].isASCIILetter || bytes[start] == 0x5F else { return nil }
        var stop = start
        while stop < bytes.count, stop - start < 60 {
            let byte = bytes[stop]
            if byte == close {
                guard stop - start >= 2 else { return nil }
                return TemplateToken(range: i..<stop + 1, syntax: syntax, kind: .output, expression: start..<stop)
            }
            guard byte.isNameByte || byte == ASCII.dot || byte == ASCII.dash else { return nil }
            stop += 1
        }
        return nil
    }

    // MARK: Two braces

    private mutating func doubleBrace(at i: Int) -> TemplateToken? {
        if bytes.hasASCIICaseless("{{!--", at: i) {
            guard let close = closers.next("--", from: i + 5, in: bytes), let stop = closers.next("}}", from: close, in: bytes) else {
                return nil
            }
            // `--` may stand inside the comment too; it ends at `--}}` or `--~}}`.
            let long = closers.next("--}}", from: i + 5, in: bytes).map { $0 + 4 }
            return TemplateToken(range: i..<(long ?? stop + 2), syntax: .mustache, kind: .comment, expression: i..<i)
        }
        if bytes.hasASCIICaseless("{{{{", at: i), i + 4 < bytes.count, bytes[i + 4].isASCIILetter {
            // A raw block is text as it stands: the marks alone are taken away.
            guard let close = closers.next("}}}}", from: i + 4, in: bytes), close - i < Self.expressionLimit else { return nil }
            return TemplateToken(range: i..<close + 4, syntax: .mustache, kind: .statement, expression: bytes.trimmed(i + 4..<close))
        }
        let isTriple = bytes[i + 2] == UInt8(ascii: "{")
        guard let close = isTriple ? closers.next("}}}", from: i + 3, in: bytes) : closers.next("}}", from: i + 2, in: bytes),
            close - i < Self.expressionLimit
        else { return nil }
        var stop = close + (isTriple ? 3 : 2)
        // `{{${x}}}` of Braze ends with the last of three.
        if !isTriple, bytes.hasASCIICaseless("{{${", at: i), stop < bytes.count, bytes[stop] == UInt8(ascii: "}") { stop += 1 }
        var low = i + (isTriple ? 3 : 2)
        var high = stop - (isTriple ? 3 : 2)
        while low < high, bytes[low] == UInt8(ascii: "~") || bytes[low] == ASCII.dash { low += 1 }
        while high > low, bytes[high - 1] == UInt8(ascii: "~") || bytes[high - 1] == ASCII.dash { high -= 1 }
        let inner = bytes.trimmed(low..<high)
        guard let first = inner.first.map({ bytes[$0] }) else {
            return TemplateToken(range: i..<stop, syntax: .mustache, kind: .statement, expression: inner)
        }
        let range = i..<stop
        let rest = bytes.trimmed(inner.lowerBound + 1..<inner.upperBound)
        func token(_ kind: TemplateToken.Kind, _ expression: Range<Int>, name: [UInt8] = [], _ syntax: TemplateSyntax = .mustache)
            -> TemplateToken
        { TemplateToken(range: range, syntax: syntax, kind: kind, expression: expression, name: name) }
        switch first {
        case UInt8(ascii: "!"): return token(.comment, inner)
        case UInt8(ascii: "#"):
            let word = sectionName(rest)
            if String(decoding: word, as: UTF8.self).hasPrefix("*") || rest.isEmpty { return token(.blockBegins, rest, name: word) }
            if Self.handlebarsLoops.contains(word) { return token(.blockBegins, rest, name: word) }
            return token(word == Array("unless") ? .unlessBegins : .ifBegins, rest, name: word)
        case UInt8(ascii: "^"):
            return rest.isEmpty ? token(.arm(isLast: true), rest) : token(.unlessBegins, rest, name: sectionName(rest))
        case UInt8(ascii: "/"): return token(.ends, rest, name: sectionName(rest))
        case UInt8(ascii: ">"): return token(.inclusion, rest)
        case UInt8(ascii: "&"): return token(.output, rest)
        default: return words(range, inner)
        }
    }

    private static let handlebarsLoops: Set<[UInt8]> = [Array("each"), Array("with"), Array("list"), Array("foreach")]

    /// The name of a section: up to the first blank, in lower case.
    private func sectionName(_ range: Range<Int>) -> [UInt8] {
        let stop = range.first { bytes[$0].isASCIIWhitespace } ?? range.upperBound
        return bytes.lowered(range.lowerBound..<min(stop, range.lowerBound + 80))
    }

    /// What begins with a word: Go's keywords, `else` of Handlebars, a value.
    private func words(_ range: Range<Int>, _ inner: Range<Int>) -> TemplateToken {
        func token(_ kind: TemplateToken.Kind, _ syntax: TemplateSyntax) -> TemplateToken {
            TemplateToken(range: range, syntax: syntax, kind: kind, expression: inner)
        }
        let word = bytes.word(inner)
        let isAlone = word.count == inner.count
        switch String(decoding: word, as: UTF8.self) {
        case "else":
            let rest = bytes.trimmed(inner.lowerBound + 4..<inner.upperBound)
            return TemplateToken(range: range, syntax: .mustache, kind: .arm(isLast: rest.isEmpty), expression: rest)
        case "if" where !isAlone: return token(.ifBegins, .go)
        case "range" where !isAlone, "with" where !isAlone, "block" where !isAlone, "define" where !isAlone: return token(.blockBegins, .go)
        case "template" where !isAlone: return token(.inclusion, .go)
        case "end" where isAlone: return token(.ends, .go)
        case "yield", "body", "content", "outlet", "main_content": return token(isAlone ? .inclusion : .output, .mustache)
        default:
            if inner.count > 1, bytes[inner.lowerBound] == UInt8(ascii: "/"), bytes[inner.lowerBound + 1] == UInt8(ascii: "*") {
                return token(.comment, .go)
            }
            if bytes[inner.lowerBound] == UInt8(ascii: "$"), assigns(inner) { return token(.statement, .go) }
            return token(.output, bytes[inner.lowerBound] == ASCII.dot ? .go : .mustache)
        }
    }

    private func assigns(_ range: Range<Int>) -> Bool {
        range.contains { $0 + 1 < range.upperBound && bytes[$0] == ASCII.colon && bytes[$0 + 1] == ASCII.equals }
    }

    // MARK: Tags

    /// `{% … %}`.
    private mutating func tag(at i: Int) -> TemplateToken? {
        guard let close = closers.next("%}", from: i + 2, in: bytes), close - i < Self.expressionLimit * 4 else { return nil }
        var low = i + 2
        var high = close
        if low < high, bytes[low] == ASCII.dash || bytes[low] == UInt8(ascii: "+") { low += 1 }
        if high > low, bytes[high - 1] == ASCII.dash || bytes[high - 1] == UInt8(ascii: "+") { high -= 1 }
        let inner = bytes.trimmed(low..<high)
        let word = bytes.word(inner)
        let range = i..<close + 2
        func token(_ kind: TemplateToken.Kind, name: [UInt8] = []) -> TemplateToken {
            TemplateToken(range: range, syntax: .tags, kind: kind, expression: inner, name: name)
        }
        switch String(decoding: word, as: UTF8.self) {
        case "comment": return comment(range, inner)
        case "raw", "verbatim": return token(.blockBegins, name: word)
        case "if", "ifchanged", "ifequal", "ifnotequal", "case": return token(.ifBegins, name: word)
        case "unless": return token(.unlessBegins, name: word)
        case "else": return token(.arm(isLast: true))
        case "elif", "elsif", "elseif", "when": return token(.arm(isLast: false))
        case "empty": return token(.arm(isLast: true))
        case "include", "render", "extends", "layout", "import", "from", "section", "use", "embed", "partial", "content_block":
            return token(.inclusion)
        case "block": return token(.blockBegins, name: word)
        case "set", "assign", "load", "capture", "macro", "do", "liquid", "cycle", "increment", "decrement", "autoescape", "with", "for",
            "csrf_token", "now", "break", "continue", "flush":
            return token(endedTags.contains(word) ? .blockBegins : word == Array("for") ? .blockBegins : .statement, name: word)
        case let text where text.hasPrefix("end") && (text.count > 3 || inner.count == 3):
            return token(.ends, name: Array(word.dropFirst(3)))
        case "": return token(bytes.hasASCIICaseless("#", at: inner.lowerBound) ? .comment : .statement)
        default: return token(endedTags.contains(word) ? .blockBegins : .output, name: word)
        }
    }

    /// `{% comment %}` up to its end, whatever stands between.
    private mutating func comment(_ range: Range<Int>, _ inner: Range<Int>) -> TemplateToken? {
        if let close = closers.next("endcomment", from: range.upperBound, in: bytes),
            let stop = closers.next("%}", from: close, in: bytes), stop - close < 20
        {
            return TemplateToken(range: range.lowerBound..<stop + 2, syntax: .tags, kind: .comment, expression: inner)
        }
        return TemplateToken(range: range, syntax: .tags, kind: .statement, expression: inner)
    }
}
