import MailBytes

/// Tokens of Velocity: `#if(…)`, `#foreach(…)`, `#end`, `#set(…)`, `$!{x}`, and `$x.y` in a text with directives.
extension TemplateScanner {
    /// A directive or comment that begins with the `#` at `i`.
    mutating func velocityDirective(at i: Int) -> TemplateToken? {
        guard i + 2 < bytes.count else { return nil }
        if hasVelocity, bytes[i + 1] == UInt8(ascii: "*") {
            guard let close = closers.next("*#", from: i + 2, in: bytes) else { return nil }
            return TemplateToken(range: i..<close + 2, syntax: .velocity, kind: .comment, expression: i..<i)
        }
        if hasVelocity, bytes[i + 1] == UInt8(ascii: "#"), !isRaw(i) {
            let stop = bytes.find(ASCII.lf, from: i, to: min(bytes.count, i + Self.expressionLimit))
            return TemplateToken(range: i..<stop, syntax: .velocity, kind: .comment, expression: i..<i)
        }
        // `#{else}text`
        let isBraced = bytes[i + 1] == UInt8(ascii: "{")
        let start = isBraced ? i + 2 : i + 1
        guard bytes[start].isASCIILetter else { return nil }
        let word = bytes.word(start..<min(bytes.count, start + 16))
        var stop = start + word.count
        if isBraced {
            guard stop < bytes.count, bytes[stop] == UInt8(ascii: "}") else { return nil }
            stop += 1
        }
        func token(_ kind: TemplateToken.Kind, to end: Int) -> TemplateToken {
            TemplateToken(range: i..<end, syntax: .velocity, kind: kind, expression: bytes.trimmed(min(stop, end)..<end))
        }
        switch String(decoding: word, as: UTF8.self) {
        case "else": return hasVelocity ? token(.arm(isLast: true), to: stop) : nil
        case "end": return hasVelocity ? token(.ends, to: stop) : nil
        case "stop", "break": return hasVelocity && !isRaw(i) ? token(.statement, to: stop) : nil
        case "if": return arguments(from: stop).map { token(.ifBegins, to: $0) }
        case "elseif": return hasVelocity ? arguments(from: stop).map { token(.arm(isLast: false), to: $0) } : nil
        case "foreach", "macro", "define": return arguments(from: stop).map { token(.blockBegins, to: $0) }
        case "set", "evaluate": return arguments(from: stop).map { token(.statement, to: $0) }
        case "parse", "include": return arguments(from: stop).map { token(.inclusion, to: $0) }
        default: return nil
        }
    }

    /// `$!{x}`, `$!x`, `$x.y(z)`.
    func velocityReference(at i: Int) -> TemplateToken? {
        guard i + 2 < bytes.count else { return nil }
        let isQuiet = bytes[i + 1] == UInt8(ascii: "!")
        var stop = i + (isQuiet ? 2 : 1)
        if isQuiet, stop + 1 < bytes.count, bytes[stop] == UInt8(ascii: "{") {
            let close = bytes.find(UInt8(ascii: "}"), from: stop, to: min(bytes.count, i + 400))
            guard close < bytes.count, bytes[close] == UInt8(ascii: "}"), close > stop + 1 else { return nil }
            return TemplateToken(
                range: i..<close + 1, syntax: .velocity, kind: .output, expression: bytes.trimmed(stop + 1..<close))
        }
        // A bare `$x` is a sum or a word of a shell, where nothing else is Velocity's.
        guard hasVelocity, !isRaw(i), stop < bytes.count, bytes[stop].isASCIILetter else { return nil }
        let start = stop
        while stop < bytes.count, stop - i < 200 {
            if bytes[stop].isNameByte || bytes[stop] == ASCII.dash {
                stop += 1
            } else if bytes[stop] == ASCII.dot, stop + 1 < bytes.count, bytes[stop + 1].isASCIILetter {
                stop += 1
            } else if bytes[stop] == UInt8(ascii: "("), let end = arguments(from: stop) {
                stop = end
            } else {
                break
            }
        }
        return TemplateToken(range: i..<stop, syntax: .velocity, kind: .output, expression: start..<stop)
    }

    /// Behind the bracket that closes the one at or behind `start`; quotes hold what they like.
    private func arguments(from start: Int) -> Int? {
        var i = start
        while i < bytes.count, bytes[i].isBlank { i += 1 }
        guard i < bytes.count, bytes[i] == UInt8(ascii: "(") else { return nil }
        let limit = min(bytes.count, i + 500)
        var depth = 0
        while i < limit {
            switch bytes[i] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return i + 1 }
            case ASCII.quote, UInt8(ascii: "'"):
                i = bytes.find(bytes[i], from: i + 1, to: limit)
            default: break
            }
            i += 1
        }
        return nil
    }

    /// Whether a directive of Velocity that no other language has stands in a range.
    static func holdsVelocity(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
        var i = range.lowerBound
        while true {
            i = bytes.find(0x23, from: i, to: range.upperBound) + 1
            guard i < range.upperBound else { return false }
            for word in ["if", "foreach", "set", "parse", "macro", "include"] as [StaticString] where bytes.hasASCIICaseless(word, at: i) {
                var next = i + word.utf8CodeUnitCount
                while next < range.upperBound, bytes[next].isBlank { next += 1 }
                guard next < range.upperBound, bytes[next] == UInt8(ascii: "(") else { continue }
                // `{{#if (eq a b)}}` is Handlebars.
                if i > 1, bytes[i - 2] == UInt8(ascii: "{") || bytes[i - 2] == ASCII.less { continue }
                return true
            }
        }
    }
}
