import Synchronization

/// One message's turn at the judges, which whoever asked for it may give up.
final class JudgingJob: Sendable {
    private let abandoned = Atomic<Bool>(false)

    /// Nobody waits for it any more: it is passed over where it has not begun, and told to nobody where it has.
    func abandon() { abandoned.store(true, ordering: .relaxed) }

    var isAbandoned: Bool { abandoned.load(ordering: .relaxed) }
}
