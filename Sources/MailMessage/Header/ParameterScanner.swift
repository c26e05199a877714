import MailBytes

/// One parameter as it stands in a field: nothing is decoded or joined.
struct RawParameter {
    var name: Range<Int>
    /// Without the quotes.
    var value: Range<Int>
    var isQuoted: Bool
    /// Whether the value holds backslashes that quote, or line ends of folding.
    var needsUnquoting: Bool
}

/// Walks the parameters of a MIME field (RFC 2045, section 5.1) as mail really writes them: without quotes round spaces, without semicolons
/// between, with quotes that never end.
struct ParameterScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    let end: Int
    /// The first thing that was no parameter, or nil.
    private(set) var malformed: Range<Int>?

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> RawParameter? {
        while true {
            skipSeparators()
            guard position < end else { return nil }
            let start = position
            while position < end, !Self.endsName(bytes[position]) { position += 1 }
            let name = start..<position
            skipWhiteSpace()
            if position < end, bytes[position] == ASCII.equals, !name.isEmpty {
                position += 1
                skipWhiteSpace()
                return value(named: name)
            }
            if malformed == nil { malformed = start..<max(start + 1, position) }
            if position == start { position += 1 }
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte == ASCII.equals || byte == ASCII.semicolon || byte == 0x28 || byte.isASCIIWhitespace
    }

    private mutating func skipWhiteSpace() {
        while position < end, bytes[position].isASCIIWhitespace { position += 1 }
    }

    private mutating func skipSeparators() {
        while position < end {
            let byte = bytes[position]
            if byte == ASCII.semicolon || byte.isASCIIWhitespace {
                position += 1
            } else if byte == 0x28 {
                position = Comment.end(in: bytes, from: position, to: end)
            } else {
                return
            }
        }
    }

    private mutating func value(named name: Range<Int>) -> RawParameter {
        if position < end, bytes[position] == ASCII.quote, let closed = quotedValue(named: name) { return closed }
        let start = position
        var last = position
        while position < end, bytes[position] != ASCII.semicolon {
            if bytes[position].isASCIIWhitespace {
                let resume = position
                skipWhiteSpace()
                if position >= end || bytes[position] == 0x28 || startsParameter(at: position) { break }
                if position == resume { break }
            } else {
                position += 1
                last = position
            }
        }
        var value = start..<last
        if !value.isEmpty, bytes[value.lowerBound] == ASCII.quote {
            value = value.lowerBound + 1..<value.upperBound
            if malformed == nil { malformed = start..<last }
        }
        return RawParameter(name: name, value: value, isQuoted: false, needsUnquoting: hasLineEnd(value))
    }

    /// The value if its quote ends, with what follows it up to the next parameter passed over.
    private mutating func quotedValue(named name: Range<Int>) -> RawParameter? {
        var i = position + 1
        var quotes = false
        while i < end, bytes[i] != ASCII.quote {
            if bytes[i] == ASCII.backslash {
                quotes = true
                i += 1
            } else if bytes[i] == ASCII.lf || bytes[i] == ASCII.cr {
                quotes = true
            }
            i += 1
        }
        guard i < end else { return nil }
        let value = position + 1..<i
        position = i + 1
        return RawParameter(name: name, value: value, isQuoted: true, needsUnquoting: quotes)
    }

    /// Whether `name=` begins at `start`: a parameter whose semicolon was forgotten.
    private func startsParameter(at start: Int) -> Bool {
        var i = start
        while i < end, bytes[i].isASCIILetter || bytes[i].isASCIIDigit || bytes[i] == ASCII.dash || bytes[i] == 0x2A { i += 1 }
        return i > start && i < end && bytes[i] == ASCII.equals
    }

    private func hasLineEnd(_ range: Range<Int>) -> Bool {
        for i in range where bytes[i] == ASCII.lf || bytes[i] == ASCII.cr { return true }
        return false
    }

    /// The bytes that a value stands for: backslashes undone, folding removed.
    func unquoted(_ parameter: RawParameter) -> [UInt8] {
        guard parameter.needsUnquoting else { return Array(bytes[parameter.value]) }
        var out: [UInt8] = []
        out.reserveCapacity(parameter.value.count)
        var i = parameter.value.lowerBound
        while i < parameter.value.upperBound {
            let byte = bytes[i]
            i += 1
            if byte == ASCII.cr || byte == ASCII.lf { continue }
            if byte == ASCII.backslash, parameter.isQuoted, i < parameter.value.upperBound {
                out.append(bytes[i])
                i += 1
            } else {
                out.append(byte)
            }
        }
        return out
    }
}
