import Synchronization

/// Whether the daemon takes new messages.
public final class Readiness: Sendable {
    private let state = Atomic<Bool>(false)

    public init() {}

    public var isReady: Bool { state.load(ordering: .relaxed) }
    public func set(_ isReady: Bool) { state.store(isReady, ordering: .relaxed) }
}
