/// Looks for aliases in the keys of a YAML text, before it is read.
///
/// The parser compares the keys of a mapping, and a key made of aliases of aliases stands for more than can be compared. Nobody writes such
/// keys, so that a look at the text will do: what looks like one in a file with aliases is refused.
enum AliasKeys {
    /// Where an alias may stand in a key, in bytes; nil where none does.
    static func first(in yaml: String) -> Int? {
        var yaml = yaml
        return yaml.withUTF8 { bytes in
            // An alias needs an anchor, and most files have neither.
            guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
            let anchors = Set(names(behind: UInt8(ascii: "&"), in: bytes).map(\.name))
            let aliases = names(behind: UInt8(ascii: "*"), in: bytes).filter { anchors.contains($0.name) }
            guard !aliases.isEmpty else { return nil }
            return aliases.first { isKey(endingAt: $0.end, in: bytes) }?.end ?? firstComplexKey(in: bytes)
        }
    }

    private struct Name {
        let name: [UInt8]
        let end: Int
    }

    /// Names of anchors or aliases; a few hundred of each, for a file has no more.
    private static func names(behind sign: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> [Name] {
        var names: [Name] = []
        var seen: Set<[UInt8]> = []
        var i = 0
        while i < bytes.count {
            defer { i += 1 }
            guard bytes[i] == sign, i == 0 || " \t\r\n[{,:?-!".utf8.contains(bytes[i - 1]) else { continue }
            var end = i + 1
            while end < bytes.count, !" \t\r\n[]{},:".utf8.contains(bytes[end]) { end += 1 }
            guard end > i + 1 else { continue }
            let name = Array(bytes[i + 1..<end])
            // Of an alias every place counts where it is a key.
            if seen.insert(name).inserted || isKey(endingAt: end, in: bytes) { names.append(Name(name: name, end: end)) }
            i = end - 1
        }
        return names
    }

    /// Whether a colon with a blank behind it follows.
    private static func isKey(endingAt end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = end
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
        guard i < bytes.count, bytes[i] == UInt8(ascii: ":") else { return false }
        return i + 1 == bytes.count || " \t\r\n,]}".utf8.contains(bytes[i + 1]) || i > end
    }

    /// A key that is a list or a mapping, or one behind a question mark.
    private static func firstComplexKey(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var before = UInt8(ascii: "\n")
        for i in bytes.indices {
            let byte = bytes[i]
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                if isKey(endingAt: i + 1, in: bytes) { return i }
                // In a flow mapping a blank behind the colon is not needed.
                if i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: ":") { return i }
            }
            if byte == UInt8(ascii: "?"), i + 1 == bytes.count || " \t\r\n".utf8.contains(bytes[i + 1]), "\n{,[-".utf8.contains(before) {
                return i
            }
            if byte != 0x20, byte != 0x09, byte != 0x0D { before = byte }
        }
        return nil
    }
}
