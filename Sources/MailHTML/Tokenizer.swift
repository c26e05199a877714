import MailBytes

/// Cuts HTML into tags, text, comments and raw text, each with its offsets, the way browsers do (html.spec.whatwg.org, section 13.2.5).
///
/// Total over any bytes and linear: what no later byte ends is never searched for twice.
///
/// A tag, comment or raw text element that never ends swallows the rest of the page in a browser. It is read all the same, because a linter
/// must see all text; `swallowedFrom` tells where readers cease to.
///
/// **Doesn't** follow `<!--` inside `<script>`.
struct Tokenizer {
    enum Kind {
        case text, startTag, endTag, comment, declaration, end
    }

    let source: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    /// The span of the current token.
    private(set) var start = 0
    private(set) var end = 0

    /// The element of the current tag.
    private(set) var name = ElementName.unknown
    /// The name of the current tag in lower case, where it is `unknown`.
    private(set) var nameKey = NameKey()
    private(set) var nameEnd = 0
    /// The attributes of the current start tag that `AttributeName` knows, the first of each name.
    private(set) var attributes: [Attribute] = []
    /// Which of `AttributeName` they are.
    private(set) var attributeMask: UInt64 = 0
    /// The content of a raw text element, whose token reaches to the end of its end tag.
    private(set) var rawContent: Range<Int>?

    /// From here on clients show nothing.
    private(set) var swallowedFrom: Int?

    var defects = DefectList()

    private let elements = ElementName.lookup
    private let names = AttributeName.table
    private let traits = ElementTraits.table
    private var hasGreater = true
    private var hasCommentEnd = true
    private var lacksRawEnd: Set<ElementName> = []

    init(_ source: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
        self.source = source
        self.position = position
        attributes.reserveCapacity(32)
    }

    /// Reads the next token into the properties above.
    mutating func next() -> Kind {
        start = position
        rawContent = nil
        guard position < source.count else {
            end = position
            return .end
        }
        if source[position] == ASCII.less, let kind = markup() {
            position = end
            return kind
        }
        var i = position + 1
        while let less = source.firstIndex(of: ASCII.less, from: i) {
            if beginsMarkup(at: less) {
                end = less
                position = less
                return .text
            }
            i = less + 1
        }
        end = source.count
        position = end
        return .text
    }

    /// Whether the `<` at `offset` begins a tag, comment or declaration.
    private func beginsMarkup(at offset: Int) -> Bool {
        guard offset + 1 < source.count else { return false }
        let next = source[offset + 1]
        if next.isASCIILetter { return true }
        if next == UInt8(ascii: "/") { return offset + 2 < source.count && hasGreater }
        return (next == UInt8(ascii: "!") || next == ASCII.question) && hasGreater
    }

    /// Reads what begins with the `<` at `start`; nil if it is just text.
    private mutating func markup() -> Kind? {
        guard beginsMarkup(at: start) else { return nil }
        let next = source[start + 1]
        if next.isASCIILetter { return tag(.startTag, nameStart: start + 1) }
        if next == UInt8(ascii: "/"), source[start + 2].isASCIILetter { return tag(.endTag, nameStart: start + 2) }
        if source.hasASCIICaseless("<!--", at: start) { return comment() }
        guard let greater = nextGreater(from: start + 1) else { return nil }
        end = greater + 1
        return .declaration
    }

    private mutating func nextGreater(from offset: Int) -> Int? {
        guard hasGreater else { return nil }
        if let found = source.firstIndex(of: ASCII.greater, from: offset) { return found }
        hasGreater = false
        return nil
    }

    // MARK: Comments

    private mutating func comment() -> Kind? {
        var i = start + 4
        while hasCommentEnd, let greater = source.firstIndex(of: ASCII.greater, from: i) {
            let dashes = source[greater - 1] == ASCII.dash && source[greater - 2] == ASCII.dash
            let bang = source[greater - 1] == UInt8(ascii: "!") && source[greater - 2] == ASCII.dash && source[greater - 3] == ASCII.dash
            if dashes || (bang && greater >= start + 7) {
                end = greater + 1
                if greater < start + 6 { defects.append(.abruptComment, start..<end) }
                return .comment
            }
            i = greater + 1
        }
        hasCommentEnd = false
        swallow(from: start)
        guard let greater = nextGreater(from: start) else { return nil }
        end = greater + 1
        defects.append(.unterminatedComment, start..<end)
        return .comment
    }

    // MARK: Tags

    private mutating func tag(_ kind: Kind, nameStart: Int) -> Kind? {
        // Where no tag ends any more, not even its name is read: it could go to the end of the file, and so could the next.
        guard swallowedFrom == nil || nextGreater(from: start) != nil else { return nil }
        readName(from: nameStart)
        // Once one tag has run to the end of the file in vain, the others end at their first `>`.
        if swallowedFrom != nil || !readAttributes(limit: source.count) {
            let isFirst = swallowedFrom == nil
            swallow(from: start)
            guard let greater = nextGreater(from: start) else {
                if isFirst { defects.append(.unterminatedTag, start..<source.count) }
                return nil
            }
            _ = readAttributes(limit: greater)
            end = greater + 1
            if isFirst { defects.append(.unterminatedTag, start..<end) }
        }
        if kind == .startTag, traits[Int(name.rawValue)].contains(.rawText) { readRawText() }
        return kind
    }

    private mutating func swallow(from offset: Int) {
        if swallowedFrom == nil { swallowedFrom = offset }
    }

    private mutating func readName(from nameStart: Int) {
        var key = NameKey()
        var i = nameStart
        while i < source.count {
            let byte = source[i]
            if byte == ASCII.greater || byte == UInt8(ascii: "/") || byte.isASCIIWhitespace { break }
            key.append(byte.asciiLowercased)
            i += 1
        }
        nameEnd = i
        nameKey = key
        name = elements.value(of: key).flatMap(ElementName.init(rawValue:)) ?? .unknown
    }

    /// Reads attributes from the end of the name to the `>`, which `end` is set behind; false where `limit` comes first.
    private mutating func readAttributes(limit: Int) -> Bool {
        if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
        attributeMask = 0
        var count = 0
        var i = nameEnd
        while i < limit {
            let byte = source[i]
            if byte == ASCII.greater {
                end = i + 1
                if count > HTMLLimits.attributes { defects.append(.manyAttributes, start..<end) }
                return true
            }
            if byte.isASCIIWhitespace || byte == UInt8(ascii: "/") {
                i += 1
                continue
            }
            count += 1
            guard let next = readAttribute(at: i, limit: limit) else { return false }
            i = next
        }
        return false
    }

    /// Reads the attribute at `offset` and returns the offset behind it; nil if its quote never closes.
    @inline(__always)
    private mutating func readAttribute(at offset: Int, limit: Int) -> Int? {
        var key = NameKey()
        var i = offset
        repeat {
            key.append(source[i].asciiLowercased)
            i += 1
        } while i < limit && !Tokenizer.endsAttributeName(source[i])
        var attribute = Attribute(name: .unknown, start: Int32(offset), end: Int32(i), valueStart: Int32(i), valueEnd: Int32(i))
        let nameEnd = i
        var next = i
        while next < limit, source[next].isASCIIWhitespace { next += 1 }
        if next < limit, source[next] == ASCII.equals {
            next += 1
            while next < limit, source[next].isASCIIWhitespace { next += 1 }
            guard let end = readValue(at: next, limit: limit, into: &attribute) else { return nil }
            i = end
        }
        attribute.end = Int32(i)
        keep(&attribute, key, nameLength: nameEnd - offset)
        return i
    }

    @inline(__always)
    private static func endsAttributeName(_ byte: UInt8) -> Bool {
        byte == ASCII.equals || byte == ASCII.greater || byte == UInt8(ascii: "/") || byte.isASCIIWhitespace
    }

    private func readValue(at offset: Int, limit: Int, into attribute: inout Attribute) -> Int? {
        guard offset < limit else { return nil }
        let quote = source[offset]
        if quote == ASCII.quote || quote == UInt8(ascii: "'") {
            let found = source.firstIndex(of: quote, from: offset + 1, to: limit)
            guard found != nil || limit < source.count else { return nil }
            let end = found ?? limit
            attribute.valueStart = Int32(min(offset + 1, end))
            attribute.valueEnd = Int32(end)
            return min(end + 1, limit)
        }
        var i = offset
        while i < limit, source[i] != ASCII.greater, !source[i].isASCIIWhitespace { i += 1 }
        attribute.valueStart = Int32(offset)
        attribute.valueEnd = Int32(i)
        return i
    }

    private mutating func keep(_ attribute: inout Attribute, _ key: NameKey, nameLength: Int) {
        if let value = names.value(of: key), let name = AttributeName(rawValue: value) {
            guard attributeMask & name.bit == 0 else { return }
            attribute.name = name
        } else {
            let start = Int(attribute.start)
            // The shortest event is `oncut`.
            guard source[start] | 0x20 == UInt8(ascii: "o"), nameLength >= 5, source.hasASCIICaseless("on", at: start),
                source[start + 2].isASCIILetter
            else { return }
            attribute.name = .event
        }
        attributeMask |= attribute.name.bit
        attributes.append(attribute)
    }

    // MARK: Raw text

    /// Extends a start tag over the content and end tag of its element.
    private mutating func readRawText() {
        guard !lacksRawEnd.contains(name) else {
            defects.append(.unterminatedRawText, start..<end)
            return
        }
        let length = nameEnd - start - 1
        var i = end
        while let less = source.firstIndex(of: ASCII.less, from: i) {
            i = less + 1
            guard less + 2 + length <= source.count, source[less + 1] == UInt8(ascii: "/") else { continue }
            guard matchesName(at: less + 2, length: length) else { continue }
            guard let greater = nextGreater(from: less) else { break }
            rawContent = end..<less
            end = greater + 1
            return
        }
        lacksRawEnd.insert(name)
        swallow(from: end)
        defects.append(.unterminatedRawText, start..<end)
    }

    private func matchesName(at offset: Int, length: Int) -> Bool {
        for i in 0..<length where source[offset + i].asciiLowercased != source[start + 1 + i].asciiLowercased { return false }
        guard offset + length < source.count else { return true }
        let after = source[offset + length]
        return after == ASCII.greater || after == UInt8(ascii: "/") || after.isASCIIWhitespace
    }
}

extension Tokenizer {
    /// The attribute of that name in the current start tag.
    func attribute(_ name: AttributeName) -> Attribute? {
        guard attributeMask & name.bit != 0 else { return nil }
        return attributes.first { $0.name == name }
    }
}
