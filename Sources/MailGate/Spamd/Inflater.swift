import CZlib

/// Undoes zlib's compression piece by piece (RFC 1950), and stops at what is too much.
///
/// A class, because zlib's stream must not move.
final class Inflater {
    enum Failure: Equatable {
        /// Not zlib's, or damaged.
        case damaged
        /// Bytes follow the end of the stream.
        case trailing
        /// More output than allowed, in all or for the input there was.
        case tooBig
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let limits: SpamdSession.Limits
    private var received = 0
    /// Whether the stream came to its end, checksum and all.
    private(set) var isFinished = false

    /// Nil where zlib gets no memory.
    init?(_ limits: SpamdSession.Limits) {
        self.limits = limits
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Inflates what is there of `input` and appends it to `output`.
    func inflate(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> Failure? {
        guard !input.isEmpty else { return nil }
        guard !isFinished, let count = UInt32(exactly: input.count) else { return isFinished ? .trailing : .tooBig }
        received += input.count
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = count
        defer { stream.pointee.next_in = nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.step) { buffer in
            while true {
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(Self.step)
                let status = CZlib.inflate(stream, Z_NO_FLUSH)
                output.append(contentsOf: buffer.prefix(Self.step - Int(stream.pointee.avail_out)))
                if isTooBig(output.count) { return .tooBig }
                switch status {
                case Z_STREAM_END:
                    isFinished = true
                    return stream.pointee.avail_in == 0 ? nil : .trailing
                case Z_OK: if stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 { return nil }
                // No progress: all input is used up, and the last output filled the buffer to the brim.
                case Z_BUF_ERROR: return nil
                default: return .damaged
                }
            }
        }
    }

    private func isTooBig(_ count: Int) -> Bool {
        count > limits.inflatedBytes || (count > limits.freeInflatedBytes && count / limits.inflationRatio > received)
    }

    /// Bytes of output at a time.
    private static let step = 32 * 1024
}
