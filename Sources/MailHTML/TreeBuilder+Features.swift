import MailBytes

extension TreeBuilder {
    /// Attributes that matter on any element.
    mutating func noteAttributes() {
        if language == nil, let attribute = tokenizer.attribute(.lang) ?? tokenizer.attribute(.xmlLang), !attribute.value.isEmpty {
            language = attribute.value
        }
        guard tokenizer.attributeMask & AttributeName.event.bit != 0 else { return }
        for attribute in tokenizer.attributes where attribute.name == .event {
            add(Feature(.eventHandler, attribute.span, value: attribute.value))
        }
    }

    mutating func noteDataURL(_ url: Range<Int>) {
        var start = url.lowerBound
        while start < url.upperBound, source[start].isASCIIWhitespace { start += 1 }
        guard url.upperBound - start >= 5, source[start] | 0x20 == UInt8(ascii: "d"), source.hasASCIICaseless("data:", at: start) else {
            return
        }
        add(Feature(.dataURL, tag, value: start..<url.upperBound))
    }

    private func span(_ name: AttributeName) -> Range<Int>? { tokenizer.attribute(name)?.value }

    /// Elements that clients strip or distrust.
    mutating func noteElement(_ element: ElementName) {
        switch element {
        case .form: add(Feature(.form, tag, value: span(.action)))
        case .input:
            let isPassword = value(.type).map { $0.trimmed.count == 8 && $0.trimmed.hasASCIICaseless("password", at: 0) } ?? false
            add(Feature(isPassword ? .passwordInput : .input, tag, value: span(.type)))
        case .select, .button: add(Feature(.input, tag, value: span(.type)))
        case .object: add(Feature(.object, tag, value: span(.data)))
        case .embed, .applet: add(Feature(.object, tag, value: span(.src)))
        case .frame: add(Feature(.frame, tag, value: span(.src)))
        case .svg: add(Feature(.svg, tag, value: nil))
        case .audio, .video, .bgsound: add(Feature(.media, tag, value: span(.src)))
        case .base:
            if let href = span(.href) { add(Feature(.base, tag, value: href)) }
        case .link:
            if let rel = value(.rel), rel.containsASCIICaseless("stylesheet") { add(Feature(.stylesheet, tag, value: span(.href))) }
        case .meta: noteMeta()
        default: break
        }
    }

    mutating func noteRawElement(_ element: ElementName, content: Range<Int>?) {
        switch element {
        case .script:
            let isData = value(.type).map { $0.trimmed.hasASCIICaseless("application/ld+json", at: 0) } ?? false
            add(isData ? Feature(.linkedData, tag, value: content) : Feature(.script, tag, value: span(.src)))
        case .style: add(Feature(.style, tag, value: content))
        case .iframe: add(Feature(.frame, tag, value: span(.src)))
        case .textarea: add(Feature(.input, tag, value: nil))
        default: break
        }
    }

    // MARK: Meta

    private mutating func noteMeta() {
        if charset == nil, let declared = span(.charset), !declared.isEmpty { charset = declared }
        guard let equivalent = value(.httpEquiv)?.trimmed, let content = span(.content) else { return }
        if equivalent.count == 7, equivalent.hasASCIICaseless("refresh", at: 0) {
            add(Feature(.metaRefresh, tag, value: target(of: content) ?? content))
        } else if charset == nil, equivalent.count == 12, equivalent.hasASCIICaseless("content-type", at: 0) {
            charset = parameter("charset=", in: content, until: ASCII.semicolon)
        }
    }

    /// The URL of `5; url=https://…`.
    private func target(of content: Range<Int>) -> Range<Int>? {
        guard var range = parameter("url=", in: content, until: nil) else { return nil }
        while let first = range.first, source[first] == ASCII.quote || source[first] == UInt8(ascii: "'") { range = range.dropFirst() }
        while let last = range.last, source[last] == ASCII.quote || source[last] == UInt8(ascii: "'") { range = range.dropLast() }
        return range
    }

    private func parameter(_ name: StaticString, in range: Range<Int>, until end: UInt8?) -> Range<Int>? {
        var i = range.lowerBound
        while i + name.utf8CodeUnitCount <= range.upperBound {
            guard source.hasASCIICaseless(name, at: i) else {
                i += 1
                continue
            }
            var start = i + name.utf8CodeUnitCount
            while start < range.upperBound, source[start].isASCIIWhitespace { start += 1 }
            var stop = end.flatMap { source.firstIndex(of: $0, from: start, to: range.upperBound) } ?? range.upperBound
            while stop > start, source[stop - 1].isASCIIWhitespace { stop -= 1 }
            return start..<stop
        }
        return nil
    }
}
