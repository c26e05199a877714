import MailBytes

/// Tokens that hold code: ERB, EJS, PHP, FreeMarker.
extension TemplateScanner {
    /// `<% … %>`.
    mutating func erb(at i: Int) -> TemplateToken? {
        // `<%%` is a literal `<%`.
        if bytes[i + 2] == UInt8(ascii: "%") { return nil }
        guard let close = closers.next("%>", from: i + 2, in: bytes) else { return nil }
        let range = i..<close + 2
        var high = close
        if high > i + 2, bytes[high - 1] == ASCII.dash || bytes[high - 1] == UInt8(ascii: "_") { high -= 1 }
        let first = bytes[i + 2]
        if first == UInt8(ascii: "#") { return TemplateToken(range: range, syntax: .erb, kind: .comment, expression: i..<i) }
        if first == ASCII.equals || first == ASCII.dash {
            // `<%-` opens an output in EJS and a trimmed statement in ERB.
            let inner = bytes.trimmed(min(i + 3, high)..<high)
            if first == ASCII.dash, let kind = codeKind(inner) {
                return TemplateToken(range: range, syntax: .erb, kind: kind, expression: inner)
            }
            let isBlock = endsWithDo(inner)
            let kind: TemplateToken.Kind = isBlock ? .blockBegins : includes(inner) ? .inclusion : .output
            return TemplateToken(range: range, syntax: .erb, kind: kind, expression: inner)
        }
        let inner = bytes.trimmed(min(i + 2, high)..<high)
        if let kind = codeKind(inner) { return TemplateToken(range: range, syntax: .erb, kind: kind, expression: inner) }
        // SendGrid's tags are words alone.
        let isWords = inner.allSatisfy { bytes[$0].isNameByte || bytes[$0] == ASCII.space }
        return TemplateToken(range: range, syntax: .erb, kind: isWords && !inner.isEmpty ? .output : .statement, expression: inner)
    }

    /// `<?php … ?>` and `<?= … ?>`; an XML declaration is none.
    mutating func php(at i: Int) -> TemplateToken? {
        let isEcho = bytes.hasASCIICaseless("<?=", at: i)
        guard isEcho || bytes.hasASCIICaseless("<?php", at: i) else { return nil }
        let start = i + (isEcho ? 3 : 5)
        // PHP may leave the end of a file's last block out.
        let close = closers.next("?>", from: start, in: bytes)
        let range = i..<(close.map { $0 + 2 } ?? bytes.count)
        let inner = bytes.trimmed(min(start, range.upperBound)..<(close ?? bytes.count))
        if isEcho || bytes.hasASCIICaseless("echo", at: inner.lowerBound) || bytes.hasASCIICaseless("print", at: inner.lowerBound) {
            return TemplateToken(range: range, syntax: .php, kind: .output, expression: inner)
        }
        let kind = codeKind(inner) ?? (includes(inner) ? .inclusion : .statement)
        return TemplateToken(range: range, syntax: .php, kind: kind, expression: inner)
    }

    /// What a statement of Ruby, JavaScript or PHP does to the blocks of a template; nil for one that does nothing.
    private func codeKind(_ inner: Range<Int>) -> TemplateToken.Kind? {
        guard let first = inner.first, let last = inner.last else { return nil }
        let opens = bytes[last] == UInt8(ascii: "{") || bytes[last] == ASCII.colon
        if bytes[first] == UInt8(ascii: "}") {
            let rest = bytes.trimmed(first + 1..<inner.upperBound)
            guard opens else { return .ends }
            guard bytes.hasASCIICaseless("else", at: rest.lowerBound) else { return nil }
            return .arm(isLast: bytes.trimmed(rest.lowerBound + 4..<max(rest.lowerBound + 4, last)).isEmpty)
        }
        switch String(decoding: bytes.word(inner), as: UTF8.self) {
        case "end", "endif", "endforeach", "endfor", "endwhile", "endunless": return .ends
        case "else": return .arm(isLast: inner.count <= 6)
        case "elsif", "elseif", "when": return .arm(isLast: false)
        case "if": return endsInside(inner) || (!opens && holdsBrace(inner)) ? nil : .ifBegins
        case "unless": return endsInside(inner) ? nil : .unlessBegins
        case "case": return .ifBegins
        case "for", "foreach", "while", "until": return endsInside(inner) ? nil : .blockBegins
        default: return endsWithDo(inner) || bytes[last] == UInt8(ascii: "{") ? .blockBegins : nil
        }
    }

    /// Whether a statement closes what it opens.
    private func endsInside(_ inner: Range<Int>) -> Bool {
        inner.count > 4 && bytes.hasASCIICaseless("end", at: inner.upperBound - 3) && bytes[inner.upperBound - 4].isASCIIWhitespace
    }

    private func holdsBrace(_ inner: Range<Int>) -> Bool { inner.contains { bytes[$0] == UInt8(ascii: "{") } }

    /// `… do` or `… do |x|`.
    private func endsWithDo(_ inner: Range<Int>) -> Bool {
        var high = inner.upperBound
        if high > inner.lowerBound, bytes[high - 1] == UInt8(ascii: "|") {
            high -= 1
            while high > inner.lowerBound, bytes[high - 1] != UInt8(ascii: "|"), inner.upperBound - high < 100 { high -= 1 }
            high -= 1
        }
        while high > inner.lowerBound, bytes[high - 1].isASCIIWhitespace { high -= 1 }
        return high - 3 >= inner.lowerBound && bytes.hasASCIICaseless("do", at: high - 2) && bytes[high - 3].isASCIIWhitespace
    }

    private func includes(_ inner: Range<Int>) -> Bool {
        ["render", "include", "require", "yield", "partial", "content_for", "get_header", "get_footer", "body"].contains(
            String(decoding: bytes.word(inner), as: UTF8.self))
    }

    // MARK: FreeMarker

    /// `<#if x>`, `</#if>`, `<#-- -->`, `<@macro />`.
    mutating func freemarkerTag(at i: Int) -> TemplateToken? {
        if bytes.hasASCIICaseless("<#--", at: i) {
            guard let close = closers.next("-->", from: i + 4, in: bytes) else { return nil }
            return TemplateToken(range: i..<close + 3, syntax: .freemarker, kind: .comment, expression: i..<i)
        }
        let isEnd = bytes[i + 1] == UInt8(ascii: "/")
        let mark = i + (isEnd ? 2 : 1)
        guard mark + 1 < bytes.count, bytes[mark + 1].isASCIILetter else { return nil }
        // `a > b` has to stand in brackets there, so that the first `>` ends the tag.
        let close = bytes.find(ASCII.greater, from: mark, to: min(bytes.count, mark + Self.expressionLimit))
        guard close < bytes.count, bytes[close] == ASCII.greater else { return nil }
        let inner = bytes.trimmed(mark + 1..<close)
        let word = bytes.word(inner)
        let isMacro = bytes[mark] == UInt8(ascii: "@")
        func token(_ kind: TemplateToken.Kind) -> TemplateToken {
            TemplateToken(range: i..<close + 1, syntax: .freemarker, kind: kind, expression: inner, name: isMacro ? [] : word)
        }
        if isEnd { return token(isMacro ? .statement : .ends) }
        if isMacro { return token(.inclusion) }
        switch String(decoding: word, as: UTF8.self) {
        case "if", "switch": return token(.ifBegins)
        case "elseif", "case": return token(.arm(isLast: false))
        case "else", "default": return token(.arm(isLast: true))
        case "list", "items", "macro", "function", "noparse", "compress", "escape", "noescape", "attempt", "autoesc", "noautoesc",
            "outputformat":
            return token(.blockBegins)
        case "include", "import", "nested": return token(.inclusion)
        default: return token(.statement)
        }
    }

    /// `${x}` and `#{x}`.
    mutating func dollar(at i: Int) -> TemplateToken? {
        guard i + 3 < bytes.count, bytes[i + 1] == UInt8(ascii: "{") else { return nil }
        let close = bytes.find(UInt8(ascii: "}"), from: i + 2, to: min(bytes.count, i + 400))
        guard close < bytes.count, bytes[close] == UInt8(ascii: "}") else { return nil }
        let inner = bytes.trimmed(i + 2..<close)
        guard let first = inner.first, bytes[first].isASCIILetter || bytes[first] == 0x5F || bytes[first] == UInt8(ascii: "(") else {
            return nil
        }
        if bytes[i] == UInt8(ascii: "#"), isRaw(i) { return nil }
        return TemplateToken(range: i..<close + 1, syntax: .freemarker, kind: .output, expression: inner)
    }
}
