/// Frames as they are sent: four bytes of length, which counts the command, the command, and what belongs to it.
struct MilterReplyWriter {
    private(set) var bytes: [UInt8] = []

    /// Bytes of a body in one frame; what a server reads at the most (`MILTER_CHUNK_SIZE`).
    static let chunkBytes = 65_535

    struct Payload {
        fileprivate(set) var bytes: [UInt8]

        mutating func append(_ number: UInt32) {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }

        /// A NUL in a string would end it, and so is left out.
        mutating func append(string: some Sequence<UInt8>) {
            for byte in string where byte != 0 { bytes.append(byte) }
            bytes.append(0)
        }

        fileprivate mutating func append(chunk: ArraySlice<UInt8>) { bytes.append(contentsOf: chunk) }
    }

    mutating func write(_ reply: MilterReply) {
        write(reply) { _ in }
    }

    mutating func write(_ reply: MilterReply, _ fill: (inout Payload) -> Void) {
        let start = bytes.count
        var payload = Payload(bytes: [])
        swap(&payload.bytes, &bytes)
        payload.append(0 as UInt32)
        payload.bytes.append(reply.rawValue)
        fill(&payload)
        swap(&payload.bytes, &bytes)
        let length = UInt32(truncatingIfNeeded: bytes.count - start - 4)
        withUnsafeBytes(of: length.bigEndian) { for (offset, byte) in $0.enumerated() { bytes[start + offset] = byte } }
    }

    /// The whole body, in as many frames as it takes; at least one, so that a body can be emptied. They follow each other, as Postfix
    /// wants it.
    mutating func write(body: ArraySlice<UInt8>) {
        bytes.reserveCapacity(bytes.count + body.count + (body.count / Self.chunkBytes + 1) * 5)
        var rest = body
        repeat {
            let chunk = rest.prefix(Self.chunkBytes)
            rest = rest.dropFirst(chunk.count)
            write(.replaceBody) { $0.append(chunk: chunk) }
        } while !rest.isEmpty
    }
}
