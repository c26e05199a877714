import Synchronization

/// A regular expression over bytes that a check holds for every thread: compiled when first used, one match at a time.
///
/// Unchecked, because the bytes to be searched are no part of what the lock guards.
public final class SharedPattern: @unchecked Sendable {
    private let expression: String
    private let lock = Mutex(())
    private var pattern: Pattern?
    private var isRead = false
    private var uses = 0
    private var isCompiled = false

    /// Matches after which the just-in-time compiler pays: a run over one message never gets there.
    private static let usesBeforeCompiling = 24
    /// Bytes from which on it is run in any case. Without it, PCRE2 looks at every start for the last letter that a match must have, in
    /// capitals and in small, up to the end: a time that grows with the square of the length.
    private static let sizeBeforeCompiling = 1 << 18

    init(_ expression: String) {
        self.expression = expression
    }

    /// The first match at or behind `start`, in bytes; nil where there is none, or it takes too long.
    public func firstMatch(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Range<Int>? {
        lock.withLock { _ in
            if !isRead {
                isRead = true
                pattern = Pattern(expression, isText: false, isCompiled: false)
            }
            uses += 1
            if !isCompiled, uses == Self.usesBeforeCompiling || bytes.count >= Self.sizeBeforeCompiling {
                isCompiled = true
                pattern?.compile()
            }
            return pattern?.firstMatch(in: bytes, from: start)
        }
    }

    public func matches(_ bytes: some Collection<UInt8>) -> Bool {
        if let found = bytes.withContiguousStorageIfAvailable({ firstMatch(in: $0) != nil }) { return found }
        return Array(bytes).withUnsafeBufferPointer { firstMatch(in: $0) != nil }
    }
}
