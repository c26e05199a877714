import SpamLintCore
import Synchronization

/// Scratch space that threads borrow while they lint one message each.
final class ScratchPool: Sendable {
    private let plan: Plan
    private let free = Mutex<[Box]>([])

    /// Used by one thread at a time: whoever took it out of the pool.
    private struct Box: @unchecked Sendable {
        let scratch: Scratch
    }

    init(plan: Plan) {
        self.plan = plan
    }

    func with<Result>(_ body: (Scratch) -> Result) -> Result {
        let box = free.withLock { $0.popLast() } ?? Box(scratch: Scratch(for: plan))
        defer { free.withLock { $0.append(box) } }
        return body(box.scratch)
    }
}
