import MailBytes

/// Cuts the tokens of template languages out of a text, all of them in one pass; several languages may be mixed.
///
/// Total over any bytes and linear. What never closes is no token.
///
/// **Doesn't** look into quotes: `}}` in a string ends an expression.
struct TemplateScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private(set) var tokens: [TemplateToken] = []
    var closers = CloserCache()
    /// Names that a `{% endX %}` somewhere ends.
    private(set) var endedTags: Set<[UInt8]> = []
    /// Up to here short delimiters mean nothing: a style sheet, a script or a comment.
    private var rawEnd = 0
    /// Whether there are directives of Velocity, so that its shorter tokens mean something.
    private(set) var hasVelocity = false

    /// Most tokens that are told of; a file with more is not read further.
    static let tokenLimit = 20_000
    /// Bytes of the longest expression between short delimiters.
    static let expressionLimit = 2_000

    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        findEndedTags(in: range)
        hasVelocity = Self.holdsVelocity(bytes, in: range)
        scan(from: range.lowerBound)
    }

    /// Whether anything in `bytes` may open a token. One quick look, so that mail without placeholders does not pay.
    static func mayHoldTokens(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for opener in [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "%"), UInt8(ascii: "|")]
        where bytes.find(opener, from: 0, to: bytes.count) < bytes.count { return true }
        for text in [
            "<?", "<#", "<unsubscribe", "<mj-include", "<webversion", "<preferences", "<forwardtoafriend", "th:", "data-th-", "@var(", "$!",
            "#if", "#foreach", "#set", "#parse",
        ] as [StaticString] {
            var cache = CloserCache()
            if cache.next(text, from: 0, in: bytes) != nil { return true }
        }
        return false
    }

    private mutating func scan(from start: Int) {
        var i = start
        while i < end, tokens.count < Self.tokenLimit {
            let token: TemplateToken? =
                switch bytes[i] {
                case UInt8(ascii: "{"): brace(at: i)
                case UInt8(ascii: "<"): angle(at: i)
                case UInt8(ascii: "%"): percent(at: i)
                case UInt8(ascii: "*"): star(at: i)
                case UInt8(ascii: "["): bracket(at: i)
                case UInt8(ascii: "$"): dollar(at: i) ?? velocityReference(at: i)
                case UInt8(ascii: "#"): (hasVelocity ? velocityDirective(at: i) : nil) ?? dollar(at: i)
                case UInt8(ascii: "@"): at(i)
                default: nil
                }
            guard let token, token.range.upperBound <= end, !token.range.isEmpty else {
                i += 1
                continue
            }
            tokens.append(token)
            i = token.range.upperBound
        }
    }

    /// Whether `offset` lies in a style sheet, a script or a comment of HTML.
    func isRaw(_ offset: Int) -> Bool { offset < rawEnd }

    private mutating func findEndedTags(in range: Range<Int>) {
        var i = range.lowerBound
        while i + 5 < range.upperBound {
            i = bytes.find(UInt8(ascii: "%"), from: i, to: range.upperBound) + 1
            guard i < range.upperBound, bytes[i - 1] == UInt8(ascii: "%"), i >= 2, bytes[i - 2] == UInt8(ascii: "{") else { continue }
            var word = i
            while word < range.upperBound, bytes[word].isASCIIWhitespace || bytes[word] == ASCII.dash { word += 1 }
            if bytes.hasASCIICaseless("end", at: word) { endedTags.insert(bytes.word(word + 3..<range.upperBound)) }
        }
    }

    /// What begins with `<`: tokens of ERB, PHP and FreeMarker; style sheets, scripts and comments are noted.
    private mutating func angle(at i: Int) -> TemplateToken? {
        guard i + 2 < end else { return nil }
        switch bytes[i + 1] {
        case UInt8(ascii: "%"): return erb(at: i)
        case UInt8(ascii: "?"): return php(at: i)
        case UInt8(ascii: "#"), UInt8(ascii: "@"): return freemarkerTag(at: i)
        case UInt8(ascii: "/"):
            if bytes[i + 2] == UInt8(ascii: "#") || bytes[i + 2] == UInt8(ascii: "@") { return freemarkerTag(at: i) }
            return serviceElement(at: i)
        case UInt8(ascii: "!"):
            if i >= rawEnd, bytes.hasASCIICaseless("<!--", at: i), let close = closers.next("-->", from: i + 4, in: bytes) {
                rawEnd = close
            }
            return nil
        case UInt8(ascii: "s"), UInt8(ascii: "S"):
            if i >= rawEnd, bytes.hasASCIICaseless("<style", at: i), let close = closers.next("</style", from: i, in: bytes) {
                rawEnd = close
            }
            if i >= rawEnd, bytes.hasASCIICaseless("<script", at: i), let close = closers.next("</script", from: i, in: bytes) {
                if let token = serverScript(at: i, close: close) { return token }
                rawEnd = close
            }
            return nil
        default: return serviceElement(at: i)
        }
    }

    /// A script that the mail service runs and the reader never gets.
    private func serverScript(at i: Int, close: Int) -> TemplateToken? {
        let tagEnd = bytes.find(ASCII.greater, from: i, to: close)
        var word = i
        while word < tagEnd {
            if bytes.hasASCIICaseless("runat", at: word) {
                let stop = bytes.find(ASCII.greater, from: close, to: end)
                guard stop < end else { return nil }
                return TemplateToken(range: i..<stop + 1, syntax: .ampscript, kind: .comment, expression: i..<i)
            }
            word += 1
        }
        return nil
    }
}
