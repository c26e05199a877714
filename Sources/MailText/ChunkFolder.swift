/// Folds a text in chunks into one buffer that is used again and again, so that a text of any length needs no folded copy.
///
/// Whatever the chunk size, the chunks joined are the same.
struct ChunkFolder {
    private var state: FoldState
    private let end: Int
    private let chunk: Int
    private(set) var buffer = FoldBuffer()

    /// `chunk` is the output that ends a chunk, in bytes; a chunk is longer by at most `FoldBuffer.slack`.
    init(range: Range<Int>, of count: Int, chunk: Int) {
        let range = range.clamped(to: 0..<count)
        state = FoldState(position: range.lowerBound)
        end = range.upperBound
        self.chunk = max(16, chunk)
    }

    /// Folds the next chunk into `buffer`. False at the end.
    mutating func next(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard state.position < end else { return false }
        state = TextFolder.fold(text, from: state, to: end, into: &buffer, limit: chunk, mark: .max).state
        return true
    }
}
