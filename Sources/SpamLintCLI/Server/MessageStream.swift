/// Cuts what an editor sends into messages: a header with `Content-Length`, an empty line, so many bytes.
struct MessageStream {
    /// Bytes of a message; more is no document that a person edits.
    static let limit = 64 << 20
    private static let headerLimit = 8_192

    private var buffer: [UInt8] = []

    mutating func append(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

    /// The next whole message; nil until there is one.
    ///
    /// - Throws: `Broken` where no message can be made of what comes, ever.
    mutating func next() throws(Broken) -> [UInt8]? {
        guard let headerEnd = headerEnd() else {
            if buffer.count > Self.headerLimit { throw Broken() }
            return nil
        }
        guard let length = Self.length(buffer[..<headerEnd]), length <= Self.limit else { throw Broken() }
        let end = headerEnd + 4 + length
        guard end <= buffer.count else { return nil }
        let body = Array(buffer[headerEnd + 4..<end])
        buffer.removeSubrange(..<end)
        return body
    }

    struct Broken: Error {}

    private func headerEnd() -> Int? {
        var i = 0
        let end = min(buffer.count, Self.headerLimit)
        while i + 3 < end {
            if buffer[i] == 0x0D, buffer[i + 1] == 0x0A, buffer[i + 2] == 0x0D, buffer[i + 3] == 0x0A { return i }
            i += 1
        }
        return nil
    }

    private static func length(_ header: ArraySlice<UInt8>) -> Int? {
        for line in String(decoding: header, as: UTF8.self).split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].filter { $0 != " " && $0 != "\t" }
            guard let length = Int(digits), length >= 0 else { return nil }
            return length
        }
        return nil
    }
}
