import MailBytes

/// Content that stands in its own address (RFC 2397): `data:image/png;base64,iVBORw0K…`.
public struct DataURL: Sendable {
    /// Decoded; at most as many bytes as were asked for.
    public let bytes: [UInt8]

    /// Nil for another address, and for one that is not in base64.
    ///
    /// - Parameter limit: Bytes of content that are wanted.
    public init?(_ url: [UInt8], limit: Int) {
        guard url.count > 5, url.prefix(5).equalsASCIICaseless("data:"), let comma = url.prefix(256).firstIndex(of: 0x2C),
            url[..<comma].suffix(7).equalsASCIICaseless(";base64")
        else { return nil }
        let end = min(url.count, comma + 1 + limit / 3 * 4 + 4)
        bytes = url.withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: Base64<NoMap>.room(for: end - comma)) { out, count in
                count = min(limit, Base64.decode(source, comma + 1..<end, into: out, recorder: NoMap()).count)
            }
        }
    }
}
