import MailMessage
import Synchronization

/// A regular expression over bytes that a check holds for every thread: compiled when first used, once for each thread that uses it at the
/// same time.
public final class SharedPattern: Sendable {
    private let expression: String
    /// Kept until the pattern goes; nil until somebody asks.
    private let required = Atomic<Unmanaged<Literals>?>(nil)
    /// A pattern that nobody uses. Where one thread works, it is the only one there is.
    private let spare = Atomic<Unmanaged<Box>?>(nil)
    /// Others that nobody uses.
    private let state = Mutex(State())

    /// Unchecked, because a pattern is used by whoever took it out and by nobody else.
    private final class Box: @unchecked Sendable {
        let pattern: Pattern

        init(_ pattern: Pattern) { self.pattern = pattern }
    }

    /// What every match needs. Told when first asked, because most expressions are never asked while one short message is read.
    private final class Literals: Sendable {
        /// The literals of which every match holds one; empty where there are none.
        let anyOf: TrigramSet.Literals
        /// The bytes of each.
        let masks: [ByteMask]

        init(of expression: String) {
            let literals = RequiredLiterals(of: expression).anyOf
            anyOf = TrigramSet.Literals(literals)
            masks = literals.map { ByteMask(of: $0) }
        }
    }

    private struct State {
        var free: [Unmanaged<Box>] = []
        var isBroken = false
    }

    init(_ expression: String) {
        self.expression = expression
    }

    deinit {
        required.load(ordering: .acquiring)?.release()
        spare.load(ordering: .acquiring)?.release()
        for box in state.withLock({ $0.free }) { box.release() }
    }

    private var literals: Unmanaged<Literals> {
        if let known = required.load(ordering: .acquiring) { return known }
        let made = Unmanaged.passRetained(Literals(of: expression))
        let (isFirst, known) = required.compareExchange(expected: nil, desired: made, ordering: .acquiringAndReleasing)
        guard !isFirst, let known else { return made }
        made.release()
        return known
    }

    /// The first match at or behind `start`, in bytes; nil where there is none, or it takes too long.
    public func firstMatch(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Range<Int>? {
        guard let box = spare.exchange(nil, ordering: .acquiring) ?? taken() else { return nil }
        let range = box._withUnsafeGuaranteedRef { $0.pattern.countedMatch(in: bytes, from: start) }
        if !spare.compareExchange(expected: nil, desired: box, ordering: .releasing).exchanged {
            state.withLock { $0.free.append(box) }
        }
        return range
    }

    /// The first match in the decoded text of a body. Most expressions need a word that most bodies lack, which is told without a search.
    public func firstMatch(in body: Body) -> Range<Int>? {
        guard literals._withUnsafeGuaranteedRef({ $0.anyOf.isEmpty }) || mayMatch(body.trigrams) else { return nil }
        return body.text.withUTF8 { firstMatch(in: $0) }
    }

    /// Whether it may match in a text. False is sure.
    public func mayMatch(_ trigrams: TrigramSet) -> Bool {
        literals._withUnsafeGuaranteedRef { $0.anyOf.isEmpty || trigrams.mayHold(anyOf: $0.anyOf) }
    }

    /// The same, told faster and less often.
    public func mayMatch(_ mask: ByteMask) -> Bool {
        literals._withUnsafeGuaranteedRef { $0.masks.isEmpty || mask.mayHold(anyOf: $0.masks) }
    }

    public func matches(_ bytes: some Collection<UInt8>) -> Bool {
        if let found = bytes.withContiguousStorageIfAvailable({ firstMatch(in: $0) != nil }) { return found }
        return Array(bytes).withUnsafeBufferPointer { firstMatch(in: $0) != nil }
    }

    private func taken() -> Unmanaged<Box>? {
        let (free, isBroken) = state.withLock { ($0.free.popLast(), $0.isBroken) }
        if let free { return free }
        if isBroken { return nil }
        let made = Pattern(expression, isText: false, isCompiled: false).map { Unmanaged.passRetained(Box($0)) }
        if made == nil { state.withLock { $0.isBroken = true } }
        return made
    }
}
