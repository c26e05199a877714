#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Paths as text. A path may hold any bytes but NUL, and text may not: a byte that is not UTF-8 becomes a private character, from which
/// the byte is made again before the system sees the path.
public enum PathText {
    /// U+10FF00 to U+10FFFF stand for the bytes 0x00 to 0xFF, and so do these characters' own bytes, so that no two paths become one.
    private static let base: UInt32 = 0x10FF00

    /// The path that these bytes spell.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        if let text = String(validating: bytes, as: UTF8.self), !holdsPrivate(text) { return text }
        var text = String.UnicodeScalarView()
        var decoder = UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var at = 0
        while true {
            switch decoder.parseScalar(from: &rest) {
            case .valid(let encoded):
                let scalar = UTF8.decode(encoded)
                if scalar.value < base { text.append(scalar) } else { encoded.forEach { append($0, to: &text) } }
                at += encoded.count
            case .error(let length):
                bytes[at..<at + length].forEach { append($0, to: &text) }
                at += length
            case .emptyInput:
                return String(text)
            }
        }
    }

    /// The bytes that the system knows the path by.
    public static func bytes(_ path: String) -> [UInt8] {
        guard holdsPrivate(path) else { return Array(path.utf8) }
        var bytes: [UInt8] = []
        for scalar in path.unicodeScalars {
            if scalar.value >= base {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else if let encoded = UTF8.encode(scalar) {
                bytes += encoded
            }
        }
        return bytes
    }

    /// The path as reports show it: U+FFFD stands where it is not UTF-8.
    public static func shown(_ path: String) -> String {
        holdsPrivate(path) ? String(decoding: bytes(path), as: UTF8.self) : path
    }

    /// The folder that the program runs in; empty where the system does not say.
    public static var currentFolder: String {
        guard let folder = getcwd(nil, 0) else { return "" }
        defer { free(folder) }
        return text(UnsafeRawBufferPointer(start: folder, count: strlen(folder)))
    }

    /// The file that a path leads to, links followed; the path itself where there is none yet.
    public static func resolved(_ path: String) -> String {
        guard let found = withSystemPath(path, { realpath($0, nil) }) else { return path }
        defer { free(found) }
        return text(UnsafeRawBufferPointer(start: found, count: strlen(found)))
    }

    /// Calls `body` with the path as the system takes it.
    public static func withSystemPath<Result>(_ path: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        guard holdsPrivate(path) else { return path.withCString(body) }
        return (bytes(path) + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map(body) ?? "".withCString(body)
            }
        }
    }

    private static func append(_ byte: UInt8, to text: inout String.UnicodeScalarView) {
        if let scalar = Unicode.Scalar(base + UInt32(byte)) { text.append(scalar) }
    }

    private static func holdsPrivate(_ text: String) -> Bool {
        // All of these characters begin with the byte F4.
        text.utf8.contains(0xF4) && text.unicodeScalars.contains { $0.value >= base }
    }
}
