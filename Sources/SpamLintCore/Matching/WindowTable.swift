/// Folded windows round the hits of one message: patterns of several rules often have the same anchors.
final class WindowTable {
    private struct Key: Hashable {
        let segment: Int32
        let lower: Int32
        let upper: Int32
    }

    private var windows: [Key: FoldedWindow] = [:]

    /// Windows that are kept, so that a message of nothing but anchors takes no more memory than others.
    private static let limit = 256

    /// Forgets the message before.
    func clear() {
        if !windows.isEmpty { windows.removeAll(keepingCapacity: true) }
    }

    func window(round hit: Hit, bytes: Int, in transcript: [Segment]) -> FoldedWindow {
        let key = Key(segment: hit.segment, lower: hit.lower, upper: hit.upper)
        if let known = windows[key] { return known }
        let window = FoldedWindow(transcript[Int(hit.segment)], around: hit.range, bytes: bytes)
        if windows.count >= Self.limit { windows.removeAll(keepingCapacity: true) }
        windows[key] = window
        return window
    }
}
