/// Cuts what arrives, in pieces of any size, into frames: four bytes of length, which counts the command, the command, and what belongs
/// to it.
///
/// A length is compared with the limit before anything is kept for it. Each byte is copied once or twice, however small the pieces are.
struct MilterFrameReader {
    enum Outcome {
        /// No whole frame is there.
        case wait
        /// The payload has to be let go before more is appended.
        case frame(command: UInt8, payload: ArraySlice<UInt8>)
        case fault(MilterFault)
    }

    /// Bytes of a frame at the most, the command included.
    let most: Int
    private var buffer: [UInt8] = []
    private var start = 0

    /// What a buffer without content may hold on to: connections mostly wait, and there are many.
    private static let idleCapacity = 4096

    init(most: Int) {
        self.most = most
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if start == buffer.count {
            buffer.removeAll(keepingCapacity: true)
            start = 0
        } else if start > buffer.count / 2 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// Gives memory back where nothing is kept.
    mutating func rest() {
        guard start == buffer.count, buffer.capacity > Self.idleCapacity else { return }
        buffer = []
        start = 0
    }

    mutating func next() -> Outcome {
        guard buffer.count - start >= 4 else { return .wait }
        let length = buffer[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        guard length > 0 else { return .fault(MilterFault(.emptyFrame, at: nil)) }
        guard length <= most else {
            // The command is waited for, so that what is told does not depend on the pieces.
            guard buffer.count - start > 4 else { return .wait }
            return .fault(MilterFault(.frameTooLong, at: buffer[start + 4]))
        }
        guard buffer.count - start - 4 >= length else { return .wait }
        let frame = start + 4..<start + 4 + length
        start = frame.upperBound
        return .frame(command: buffer[frame.lowerBound], payload: buffer[(frame.lowerBound + 1)..<frame.upperBound])
    }
}
