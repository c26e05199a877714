import MailBytes

/// Where in HTML a byte lies, told byte by byte: enough to know what may stand in a placeholder's stead.
struct MarkupContext {
    enum State: Equatable {
        case text, tagName, inTag, attributeName, afterName, beforeValue, comment
        case value(quote: UInt8)
        /// The inside of a style sheet or a script.
        case raw
    }

    private(set) var state = State.text
    /// The name of the current tag and attribute, in lower case, as far as they are told apart.
    private var tag: [UInt8] = []
    private var attribute: [UInt8] = []
    /// What stands in the attribute's value so far that is no blank, its last bytes.
    private(set) var valueLength = 0
    /// Whether the value is between `//` and the next slash.
    private(set) var isInAuthority = false
    private var lastByte: UInt8 = 0
    private var dashes = 0
    private var rawName: [UInt8] = []

    private static let nameLimit = 16
    private static let urlAttributes: Set<[UInt8]> = [
        [UInt8]("href"), [UInt8]("src"), [UInt8]("background"), [UInt8]("action"), [UInt8]("poster"), [UInt8]("srcset"),
        [UInt8]("formaction"), [UInt8]("xlink:href"), [UInt8]("background-url"),
    ]

    var isURL: Bool { Self.urlAttributes.contains(attribute) }

    /// Goes on by the byte at `i`.
    mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) {
        let byte = bytes[i]
        switch state {
        case .text:
            guard byte == ASCII.less, i + 1 < bytes.count else { return }
            let next = bytes[i + 1]
            if bytes.hasASCIICaseless("<!--", at: i) {
                (state, dashes) = (.comment, 0)
            } else if next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == ASCII.question {
                state = .tagName
                tag = []
            }
        case .tagName:
            if byte == ASCII.greater { return endTag() }
            if byte.isASCIIWhitespace { state = .inTag } else if tag.count < Self.nameLimit { tag.append(byte.asciiLowercased) }
        case .inTag, .afterName:
            if byte == ASCII.greater { return endTag() }
            if byte.isASCIIWhitespace { return }
            if byte == ASCII.equals, state == .afterName {
                state = .beforeValue
            } else if byte == UInt8(ascii: "/") {
                state = .inTag
            } else {
                state = .attributeName
                attribute = [byte.asciiLowercased]
            }
        case .attributeName:
            if byte == ASCII.greater { return endTag() }
            if byte == ASCII.equals {
                state = .beforeValue
            } else if byte.isASCIIWhitespace {
                state = .afterName
            } else if attribute.count < Self.nameLimit {
                attribute.append(byte.asciiLowercased)
            }
        case .beforeValue:
            if byte == ASCII.greater { return endTag() }
            if byte.isASCIIWhitespace { return }
            beginValue(quote: byte == ASCII.quote || byte == UInt8(ascii: "'") ? byte : 0)
            if case .value(quote: 0) = state { noteValue(byte) }
        case .value(let quote):
            if quote == 0 ? byte.isASCIIWhitespace : byte == quote {
                state = .inTag
            } else if quote == 0, byte == ASCII.greater {
                endTag()
            } else {
                noteValue(byte)
            }
        case .comment:
            if byte == ASCII.greater, dashes >= 2 { state = .text }
            dashes = byte == ASCII.dash ? dashes + 1 : 0
        case .raw:
            if byte == ASCII.less, i + 2 < bytes.count, bytes[i + 1] == UInt8(ascii: "/"),
                bytes.word(i + 2..<min(bytes.count, i + 10)) == rawName
            {
                state = .tagName
                tag = []
            }
        }
    }

    private mutating func endTag() {
        state = .text
        if tag == [UInt8]("style") || tag == [UInt8]("script") { (state, rawName) = (.raw, tag) }
    }

    private mutating func beginValue(quote: UInt8) {
        state = .value(quote: quote)
        (valueLength, isInAuthority, lastByte) = (0, false, 0)
    }

    private mutating func noteValue(_ byte: UInt8) {
        guard !byte.isASCIIWhitespace || valueLength > 0 else { return }
        valueLength += 1
        if byte == UInt8(ascii: "/") {
            isInAuthority = lastByte == byte && valueLength < 12
        } else if byte == ASCII.question || byte == 0x23 {
            isInAuthority = false
        }
        lastByte = byte
    }

    /// A token stands here, which was filled with something that begins a value or goes on with it.
    mutating func passToken(_ filled: ArraySlice<UInt8>) {
        if state == .beforeValue, filled.contains(where: { !$0.isASCIIWhitespace }) { beginValue(quote: 0) }
        if case .value = state { for byte in filled { noteValue(byte) } }
    }
}
