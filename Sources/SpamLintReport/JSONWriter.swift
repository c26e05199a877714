import SpamLintCore

/// Writes JSON, byte for byte the same on every machine: keys in the order given, no white space, numbers without exponents.
///
/// Every text is escaped so that no byte of a message reaches a terminal or a page as anything but text: control characters, DEL,
/// U+2028 and U+2029, bidirectional controls, and the first of two number signs become `\u` escapes.
public struct JSONWriter {
    /// What has been written, in the first `count` bytes; the rest is room.
    private var storage: [UInt8] = []
    private var count = 0
    /// Whether the next key or element needs a comma before it.
    private var needsComma = false

    public init() {}

    public var bytes: [UInt8] { Array(storage[..<count]) }

    public mutating func beginObject() { open(0x7B) }
    public mutating func endObject() { close(0x7D) }
    public mutating func beginArray() { open(0x5B) }
    public mutating func endArray() { close(0x5D) }

    /// A key that the program knows, of nothing but ASCII letters and the like: it is not looked through.
    public mutating func key(_ name: StaticString) {
        comma()
        let length = name.utf8CodeUnitCount
        append(length + 3) { room in
            room[0] = 0x22
            (room + 1).update(from: name.utf8Start, count: length)
            room[length + 1] = 0x22
            room[length + 2] = 0x3A
            return length + 3
        }
        needsComma = false
    }

    /// Any key. By another name than the one above, which literals would not choose else.
    public mutating func key(named name: String) {
        value(name)
        append(0x3A)
        needsComma = false
    }

    public mutating func value(_ number: Int) {
        comma()
        if number < 0 { append(0x2D) }
        append(digitsOf: number.magnitude)
        needsComma = true
    }

    public mutating func value(_ flag: Bool) {
        raw(flag ? "true" : "false")
    }

    /// A number as it is to be written, such as `1.5`.
    public mutating func raw(_ text: String) {
        comma()
        append(text.utf8)
        needsComma = true
    }

    mutating func value(_ points: Points) {
        comma()
        if points.thousandths < 0 { append(0x2D) }
        let magnitude = points.thousandths.magnitude
        append(digitsOf: magnitude / 1000)
        append(0x2E)
        // One decimal at least, and none at the end that says nothing.
        let decimals = magnitude % 1000
        append(digitsOf: decimals / 100)
        if decimals % 100 > 0 { append(digitsOf: decimals / 10 % 10) }
        if decimals % 10 > 0 { append(digitsOf: decimals % 10) }
        needsComma = true
    }

    public mutating func null() { raw("null") }

    public mutating func value(_ text: String?) {
        guard let text else { return null() }
        beginText()
        escape(text)
        endText()
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
        append(written)
        needsComma = true
    }

    /// Ends a line of NDJSON.
    public mutating func endLine() {
        append(0x0A)
        needsComma = false
    }

    // MARK: Texts in pieces

    /// Begins a text whose pieces follow, by `escape(_:)` and `append(_:)`.
    mutating func beginText() {
        comma()
        append(0x22)
    }

    mutating func endText() {
        append(0x22)
        needsComma = true
    }

    mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { escape($0) }
    }

    /// Bytes as they are.
    mutating func append(_ written: [UInt8]) {
        written.withUnsafeBufferPointer { append($0) }
    }

    // MARK: Bytes

    /// Has `write` fill some of `most` bytes of room; it returns how many.
    @inline(__always)
    private mutating func append(_ most: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        if storage.count - count < most { grow(most) }
        let start = count
        let written = storage.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.map { write($0 + start) } ?? 0 }
        count += written
    }

    private mutating func grow(_ most: Int) {
        storage.append(contentsOf: repeatElement(0, count: max(most, storage.count, 256)))
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        append(1) { room in
            room[0] = byte
            return 1
        }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        append(bytes.count) { room in
            room.update(from: base, count: bytes.count)
            return bytes.count
        }
    }

    private mutating func append(_ text: String.UTF8View) {
        if text.withContiguousStorageIfAvailable({ append($0) }) == nil { for byte in text { append(byte) } }
    }

    private mutating func append(digitsOf number: UInt) {
        var divisor: UInt = 1
        while number / divisor >= 10 { divisor *= 10 }
        append(20) { room in
            var length = 0
            while divisor > 0 {
                room[length] = 0x30 + UInt8(truncatingIfNeeded: number / divisor % 10)
                divisor /= 10
                length += 1
            }
            return length
        }
    }

    private mutating func open(_ bracket: UInt8) {
        comma()
        append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        append(bracket)
        needsComma = true
    }

    @inline(__always)
    private mutating func comma() {
        if needsComma { append(0x2C) }
    }

    // MARK: Escapes

    /// Whether a byte may begin what must not be written as it is.
    private static let isSuspect: [Bool] = (0...255).map { byte in
        switch byte {
        case 0x22, 0x23, 0x5C, 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
        default: false
        }
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var i = 0
        while i < text.count {
            let byte = text[i]
            guard Self.isSuspect[Int(byte)] else {
                i += 1
                continue
            }
            var width = 1
            let escape: UInt32?
            switch byte {
            case 0xC2, 0xD8: (escape, width) = Self.control(text, at: i, width: 2)
            // CI servers obey `##[` anywhere in a line.
            case 0x23: escape = i + 1 < text.count && text[i + 1] == 0x23 ? 0x23 : nil
            case 0xE2, 0xEF: (escape, width) = Self.control(text, at: i, width: 3)
            default: escape = UInt32(byte)
            }
            if let escape {
                append(UnsafeBufferPointer(rebasing: text[start..<i]))
                appendEscape(escape)
                start = i + width
            }
            i += width
        }
        append(UnsafeBufferPointer(rebasing: text[start..<text.count]))
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
        append(0x5C)
        switch scalar {
        case 0x22, 0x5C: append(UInt8(scalar))
        case 0x0A: append(0x6E)
        case 0x0D: append(0x72)
        case 0x09: append(0x74)
        default:
            append(0x75)
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(scalar >> shift & 0xF)
                append(digit < 10 ? digit + 0x30 : digit + 0x57)
            }
        }
    }
}
