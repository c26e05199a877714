import MailBytes

/// A value of a JSON text, with where it stands (RFC 8259).
indirect enum JSONNode {
    /// The range holds the quotes.
    case string(Range<Int>)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])
    /// A number, `true`, `false` or `null`.
    case other(Range<Int>)

    subscript(name: String) -> JSONNode? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == name }?.value ?? members.first { $0.key.lowercased() == name.lowercased() }?.value
    }

    var elements: [JSONNode] {
        if case .array(let elements) = self { return elements }
        return [self]
    }

    var members: [(key: String, value: JSONNode)] {
        if case .object(let members) = self { return members }
        return []
    }

    var string: Range<Int>? {
        if case .string(let range) = self { return range }
        return nil
    }
}

/// Reads a JSON text. Nil where it is none, or is nested or large beyond what mail has.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var i = 0
    private var nodes = 0

    private static let depthLimit = 40
    /// A SendGrid object for as many readers as it takes has some tens of thousands.
    private static let nodeLimit = 1_000_000
    private var isTooLarge = false

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONNode? { reading(bytes).node }

    /// What was read, and where reading ended: at the end, or where the first thing stands that cannot be.
    static func reading(_ bytes: UnsafeBufferPointer<UInt8>) -> (node: JSONNode?, end: Int, isTooLarge: Bool) {
        var reader = JSONReader(bytes: bytes)
        if bytes.hasASCIICaseless("\u{FEFF}", at: 0) { reader.i = 3 }
        guard let node = reader.value(depth: 0) else { return (nil, reader.i, reader.isTooLarge) }
        reader.skipBlanks()
        return (reader.i == bytes.count ? node : nil, reader.i, false)
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func skipBlanks() {
        while i < bytes.count, bytes[i].isASCIIWhitespace { i += 1 }
    }

    private mutating func value(depth: Int) -> JSONNode? {
        skipBlanks()
        nodes += 1
        guard depth < Self.depthLimit, nodes < Self.nodeLimit else {
            isTooLarge = true
            return nil
        }
        guard i < bytes.count else { return nil }
        switch bytes[i] {
        case ASCII.quote: return string().map(JSONNode.string)
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        default:
            let start = i
            while i < bytes.count, bytes[i].isNameByte || "+-.".utf8.contains(bytes[i]) { i += 1 }
            return i > start ? .other(start..<i) : nil
        }
    }

    private mutating func string() -> Range<Int>? {
        let start = i
        i += 1
        while i < bytes.count, bytes[i] != ASCII.quote { i += bytes[i] == ASCII.backslash ? 2 : 1 }
        guard i < bytes.count else {
            i = start
            return nil
        }
        i += 1
        return start..<i
    }

    private mutating func object(_ depth: Int) -> JSONNode? {
        i += 1
        var members: [(key: String, value: JSONNode)] = []
        skipBlanks()
        if i < bytes.count, bytes[i] == UInt8(ascii: "}") {
            i += 1
            return .object([])
        }
        while i < bytes.count {
            skipBlanks()
            guard i < bytes.count, bytes[i] == ASCII.quote, let key = string() else { return nil }
            skipBlanks()
            guard i < bytes.count, bytes[i] == ASCII.colon else { return nil }
            i += 1
            guard let value = value(depth: depth + 1) else { return nil }
            var text = MappedBytes()
            JSONString.decode(bytes, key, into: &text)
            members.append((String(decoding: text.bytes, as: UTF8.self), value))
            skipBlanks()
            guard i < bytes.count else { return nil }
            i += 1
            if bytes[i - 1] == UInt8(ascii: "}") { return .object(members) }
            guard bytes[i - 1] == UInt8(ascii: ",") else {
                i -= 1
                return nil
            }
        }
        return nil
    }

    private mutating func array(_ depth: Int) -> JSONNode? {
        i += 1
        var elements: [JSONNode] = []
        skipBlanks()
        if i < bytes.count, bytes[i] == UInt8(ascii: "]") {
            i += 1
            return .array([])
        }
        while i < bytes.count {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
            skipBlanks()
            guard i < bytes.count else { return nil }
            i += 1
            if bytes[i - 1] == UInt8(ascii: "]") { return .array(elements) }
            guard bytes[i - 1] == UInt8(ascii: ",") else {
                i -= 1
                return nil
            }
        }
        return nil
    }
}

/// Undoes the escapes of a JSON string.
enum JSONString {
    /// - Parameter range: With its quotes.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into text: inout MappedBytes) {
        let source = bytes
        var i = range.lowerBound + 1
        let end = max(i, range.upperBound - 1)
        var start = i
        func copy(to stop: Int, into text: inout MappedBytes) {
            if stop > start { text.write(from: source, start..<stop) }
        }
        while i < end {
            guard bytes[i] == ASCII.backslash, i + 1 < end else {
                i += 1
                continue
            }
            copy(to: i, into: &text)
            let escape = i
            var scalar: UInt32
            switch bytes[i + 1] {
            case UInt8(ascii: "n"): (scalar, i) = (10, i + 2)
            case UInt8(ascii: "r"): (scalar, i) = (13, i + 2)
            case UInt8(ascii: "t"): (scalar, i) = (9, i + 2)
            case UInt8(ascii: "b"): (scalar, i) = (8, i + 2)
            case UInt8(ascii: "f"): (scalar, i) = (12, i + 2)
            case UInt8(ascii: "u"):
                scalar = unit(bytes, at: i + 2, end) ?? 0xFFFD
                i = min(end, i + 6)
                if scalar >> 10 == 0x36, i + 1 < end, bytes[i] == ASCII.backslash, bytes[i + 1] == UInt8(ascii: "u"),
                    let low = unit(bytes, at: i + 2, end), low >> 10 == 0x37
                {
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
                    i = min(end, i + 6)
                }
            default: (scalar, i) = (UInt32(bytes[i + 1]), i + 2)
            }
            let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
            // A byte of UTF-8 behind a backslash is copied as it stands.
            if scalar >= 0x80, bytes[escape + 1] != UInt8(ascii: "u") {
                start = escape + 1
                continue
            }
            text.write(Array(String(Character(character)).utf8), for: escape..<i)
            start = i
        }
        copy(to: end, into: &text)
    }

    private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ end: Int) -> UInt32? {
        guard start + 4 <= end else { return nil }
        var value: UInt32 = 0
        for i in start..<start + 4 {
            guard let digit = bytes[i].hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
