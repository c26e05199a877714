/// Writes JSON, byte for byte the same on every machine: keys in the order given, no white space, numbers without exponents.
///
/// Every text is escaped so that no byte of a message reaches a terminal or a page as anything but text: control characters, DEL,
/// U+2028 and U+2029, and bidirectional controls become `\u` escapes.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    /// Whether the next key or element needs a comma before it.
    private var needsComma = false

    public init() {}

    public mutating func beginObject() { open(0x7B) }
    public mutating func endObject() { close(0x7D) }
    public mutating func beginArray() { open(0x5B) }
    public mutating func endArray() { close(0x5D) }

    public mutating func key(_ name: StaticString) {
        comma()
        bytes.append(0x22)
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    public mutating func key(_ name: String) {
        value(name)
        bytes.append(0x3A)
        needsComma = false
    }

    public mutating func value(_ number: Int) {
        comma()
        if number < 0 { bytes.append(0x2D) }
        let first = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[first...].reverse()
        needsComma = true
    }

    public mutating func value(_ flag: Bool) {
        raw(flag ? "true" : "false")
    }

    /// A number as it is to be written, such as `1.5`.
    public mutating func raw(_ text: String) {
        comma()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    public mutating func null() { raw("null") }

    public mutating func value(_ text: String?) {
        guard var text else { return null() }
        comma()
        bytes.append(0x22)
        text.withUTF8 { append($0) }
        bytes.append(0x22)
        needsComma = true
    }

    public mutating func value(_ texts: [String]) {
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    /// Members of an object, or elements of an array, that were written before.
    public mutating func members(_ written: [UInt8]) {
        guard !written.isEmpty else { return }
        comma()
        bytes.append(contentsOf: written)
        needsComma = true
    }

    /// Ends a line of NDJSON.
    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func open(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(0x2C) }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var i = 0
        while i < text.count {
            let byte = text[i]
            var width = 1
            let escape: UInt32?
            switch byte {
            case 0x22, 0x5C, 0..<0x20, 0x7F: escape = UInt32(byte)
            case 0xC2: (escape, width) = Self.control(text, at: i, width: 2)
            case 0xD8: (escape, width) = Self.control(text, at: i, width: 2)
            case 0xE2, 0xEF: (escape, width) = Self.control(text, at: i, width: 3)
            default: escape = nil
            }
            if let escape {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<i]))
                appendEscape(escape)
                start = i + width
            }
            i += width
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
    }

    /// The scalar at `i` when it must not be written as it is.
    private static func control(_ text: UnsafeBufferPointer<UInt8>, at i: Int, width: Int) -> (UInt32?, Int) {
        guard i + width <= text.count else { return (nil, 1) }
        var scalar = UInt32(text[i]) & (width == 2 ? 0x1F : 0x0F)
        for k in 1..<width { scalar = scalar << 6 | UInt32(text[i + k] & 0x3F) }
        switch scalar {
        case 0x80...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: return (scalar, width)
        default: return (nil, width)
        }
    }

    private mutating func appendEscape(_ scalar: UInt32) {
        switch scalar {
        case 0x22, 0x5C: bytes += [0x5C, UInt8(scalar)]
        case 0x0A: bytes += [0x5C, 0x6E]
        case 0x0D: bytes += [0x5C, 0x72]
        case 0x09: bytes += [0x5C, 0x74]
        default:
            bytes += [0x5C, 0x75]
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(scalar >> shift & 0xF)
                bytes.append(digit < 10 ? digit + 0x30 : digit + 0x57)
            }
        }
    }
}
