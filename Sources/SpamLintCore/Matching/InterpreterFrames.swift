internal import CPCRE2
import Synchronization

/// Match data lent to expressions that the just-in-time compiler has not seen.
///
/// PCRE2's interpreter keeps its frames, 20 KiB at least, in the match data for the next match. Were they each expression's own, a run over
/// one message would touch more memory for them than for all else.
enum InterpreterFrames {
    /// Unchecked, because match data is used by whoever took it out and by nobody else.
    private struct Box: @unchecked Sendable {
        let data: OpaquePointer
    }

    /// As many as matches ever ran at the same time, for as long as the process is.
    private static let free = Mutex<[Box]>([])

    /// What `body` gives, with match data that holds the place of the whole match; nil where there is no memory for it.
    static func lent(to body: (OpaquePointer) -> Range<Int>?) -> Range<Int>? {
        let kept = free.withLock { $0.popLast() }
        guard let box = kept ?? pcre2_match_data_create_8(1, nil).map({ Box(data: $0) }) else { return nil }
        defer { free.withLock { $0.append(box) } }
        return body(box.data)
    }
}
