import MailBytes
import MailMessage

/// Parts of a message by their `Content-ID`, which HTML takes pictures by (`cid:`, RFC 2392).
public struct ContentIDs: Sendable {
    private let parts: [ByteString: Int]

    init(of message: Message) {
        var parts: [ByteString: Int] = [:]
        for (index, part) in message.parts.enumerated() {
            guard let field = part.first(.contentID) else { continue }
            let identifier = ByteString(Self.identifier(message.source[field.bodyRange]))
            if parts[identifier] == nil { parts[identifier] = index }
        }
        self.parts = parts
    }

    /// The first part that has an identifier, as `identifier(ofURL:)` gives it.
    public func part(_ identifier: [UInt8]) -> Int? { parts[ByteString(identifier)] }

    /// The identifier that a `cid:` asks for; nil for another address, or without any.
    public static func identifier(ofURL url: [UInt8]) -> [UInt8]? {
        guard url.count > 4, url.prefix(4).equalsASCIICaseless("cid:") else { return nil }
        let wanted = identifier(unescaped(url.dropFirst(4)))
        return wanted.isEmpty ? nil : wanted
    }

    /// Without brackets and white space, in lower case: programs are not strict here.
    private static func identifier(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.filter { $0 > 0x20 && $0 != ASCII.less && $0 != ASCII.greater }.map(\.asciiLowercased)
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == 0x25, let high = rest.first?.hexDigitValue, let low = rest.dropFirst().first?.hexDigitValue {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}

extension Facts {
    public var contentIDs: ContentIDs { memo.value { ContentIDs(of: message) } }
}
