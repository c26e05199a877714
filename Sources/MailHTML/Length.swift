import MailBytes

/// A number with a unit, as in `font-size: 1.5em`.
struct Length: Equatable, Sendable {
    enum Unit: UInt8, Sendable {
        case none, pixels, percent, em, rem, viewport
    }

    var value: Float
    var unit: Unit

    static let zero = Length(value: 0, unit: .none)

    /// CSS pixels; percentages are of `whole`, `em` of `fontSize`, both in pixels.
    func pixels(of whole: Float, fontSize: Float) -> Float {
        switch unit {
        case .none, .pixels: value
        case .percent: value * whole / 100
        case .em: value * fontSize
        case .rem: value * 16
        case .viewport: value * 6
        }
    }
}

/// Walks over the value of a CSS property or an attribute, word by word.
struct ValueScanner {
    let text: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    private mutating func skipSeparators() {
        while position < text.count {
            let byte = text[position]
            guard byte.isASCIIWhitespace || byte == ASCII.comma || byte == UInt8(ascii: "/") else { return }
            position += 1
        }
    }

    /// The next word; a function with its arguments is one.
    mutating func nextWord() -> UnsafeBufferPointer<UInt8>? {
        skipSeparators()
        let start = position
        var depth = 0
        while position < text.count {
            let byte = text[position]
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth <= 0, byte.isASCIIWhitespace || byte == ASCII.comma { break }
            position += 1
        }
        return position > start ? UnsafeBufferPointer(rebasing: text[start..<position]) : nil
    }

    /// The next word as a number with a unit; nil, and no step, where it is none.
    mutating func nextLength() -> Length? {
        skipSeparators()
        let start = position
        var isNegative = false
        if position < text.count, text[position] == ASCII.dash || text[position] == UInt8(ascii: "+") {
            isNegative = text[position] == ASCII.dash
            position += 1
        }
        var value: Double = 0
        var scale: Double = 0
        var digits = 0
        while position < text.count {
            let byte = text[position]
            if byte.isASCIIDigit {
                if digits < 15 { value = value * 10 + Double(byte &- 0x30) } else if scale == 0 { value *= 10 }
                if digits < 15 { scale *= 10 }
                digits += 1
            } else if byte == ASCII.dot, scale == 0 {
                scale = 1
            } else {
                break
            }
            position += 1
        }
        guard digits > 0 else {
            position = start
            return nil
        }
        if scale > 1 { value /= scale }
        value = min(value, 1e9)
        return finish(isNegative ? -value : value)
    }

    private mutating func finish(_ value: Double) -> Length {
        var key = NameKey()
        while position < text.count, text[position].isASCIILetter || text[position] == UInt8(ascii: "%") {
            key.append(text[position].asciiLowercased)
            position += 1
        }
        switch key.low {
        case 0: return Length(value: Float(value), unit: .none)
        case 0x25: return Length(value: Float(value), unit: .percent)
        case 0x7074: return Length(value: Float(value * 4 / 3), unit: .pixels)  // pt
        case 0x656D: return Length(value: Float(value), unit: .em)  // em
        case 0x6578, 0x6368: return Length(value: Float(value / 2), unit: .em)  // ex, ch
        case 0x72_656D: return Length(value: Float(value), unit: .rem)  // rem
        case 0x7677, 0x7668: return Length(value: Float(value), unit: .viewport)  // vw, vh
        case 0x696E: return Length(value: Float(value * 96), unit: .pixels)  // in
        case 0x636D: return Length(value: Float(value * 96 / 2.54), unit: .pixels)  // cm
        case 0x6D6D: return Length(value: Float(value * 96 / 25.4), unit: .pixels)  // mm
        case 0x7063: return Length(value: Float(value * 16), unit: .pixels)  // pc
        default: return Length(value: Float(value), unit: .pixels)
        }
    }
}
