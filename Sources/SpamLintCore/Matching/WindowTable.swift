/// Folded windows round the hits of one message: patterns of several rules often have the same anchors.
final class WindowTable {
    /// By segment and anchors, in one number: looking up a type of key for the first time costs a start of the program a tenth of a
    /// millisecond.
    private var windows: [Int: FoldedWindow] = [:]

    /// Windows that are kept, so that a message of nothing but anchors takes no more memory than others.
    private static let limit = 256

    /// Forgets the message before.
    func clear() {
        if !windows.isEmpty { windows.removeAll(keepingCapacity: true) }
    }

    func window(round anchors: Range<Int>, bytes: Int, of segment: Int, in transcript: [Segment]) -> FoldedWindow {
        guard let key = Self.key(of: segment, anchors) else { return FoldedWindow(transcript[segment], around: anchors, bytes: bytes) }
        if let known = windows[key] { return known }
        let window = FoldedWindow(transcript[segment], around: anchors, bytes: bytes)
        if windows.count >= Self.limit { windows.removeAll(keepingCapacity: true) }
        windows[key] = window
        return window
    }

    /// Nil for what is so large that it does not fit.
    private static func key(of segment: Int, _ anchors: Range<Int>) -> Int? {
        guard segment < 1 << 15, anchors.lowerBound < 1 << 32, anchors.count < 1 << 16 else { return nil }
        return segment << 48 | anchors.lowerBound << 16 | anchors.count
    }
}
