/// Lines and columns of a file, both counted from 1, columns in bytes.
///
/// A line ends at LF, at CR LF, or at a CR that no LF follows.
public struct LineIndex: Sendable {
    private let starts: [Int32]

    /// Walks `bytes` once. O(n).
    public init(of bytes: [UInt8]) {
        var starts: [Int32] = [0]
        bytes.withUnsafeBufferPointer { buffer in
            var i = 0
            let n = buffer.count
            while i < n {
                let byte = buffer[i]
                i += 1
                if byte == ASCII.lf {
                    starts.append(Int32(i))
                } else if byte == ASCII.cr, i >= n || buffer[i] != ASCII.lf {
                    starts.append(Int32(i))
                }
            }
        }
        self.starts = starts
    }

    /// The line and column of the byte at `offset`; an offset at the end of the file is a place too. O(log lines).
    public func position(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        let line = max(low, 1)
        return (line, offset - Int(starts[line - 1]) + 1)
    }

    /// The offset where `line` (from 1) begins, or nil past the last.
    public func start(ofLine line: Int) -> Int? {
        line >= 1 && line <= starts.count ? Int(starts[line - 1]) : nil
    }
}
