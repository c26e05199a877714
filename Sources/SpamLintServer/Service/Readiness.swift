import Synchronization

/// Whether the daemon takes new messages, and from whom.
final class Readiness: Sendable {
    private let ready = Atomic<Bool>(false)
    private let open = Atomic<Bool>(false)

    var isReady: Bool { ready.load(ordering: .relaxed) }

    /// Whether other machines reach an HTTP door that is open.
    var isPublic: Bool { open.load(ordering: .relaxed) }

    func begin(isPublic: Bool) {
        open.store(isPublic, ordering: .relaxed)
        ready.store(true, ordering: .relaxed)
    }

    func end() { ready.store(false, ordering: .relaxed) }
}
