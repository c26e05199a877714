/// Folded windows round the hits of one message: patterns of several rules often have the same anchors.
final class WindowTable {
    private struct Key: Hashable {
        let segment: Int
        let anchors: Range<Int>
    }

    private var windows: [Key: FoldedWindow] = [:]

    /// Windows that are kept, so that a message of nothing but anchors takes no more memory than others.
    private static let limit = 256

    /// Forgets the message before.
    func clear() {
        if !windows.isEmpty { windows.removeAll(keepingCapacity: true) }
    }

    func window(round anchors: Range<Int>, bytes: Int, of segment: Int, in transcript: [Segment]) -> FoldedWindow {
        let key = Key(segment: segment, anchors: anchors)
        if let known = windows[key] { return known }
        let window = FoldedWindow(transcript[segment], around: anchors, bytes: bytes)
        if windows.count >= Self.limit { windows.removeAll(keepingCapacity: true) }
        windows[key] = window
        return window
    }
}
