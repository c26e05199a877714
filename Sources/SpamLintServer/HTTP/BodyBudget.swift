import Synchronization

/// Bytes that the bodies of requests may have in memory while they come, all together: many clients that send slowly take no more than one
/// that sends fast.
final class BodyBudget: Sendable {
    private let held = Atomic<Int>(0)
    private let most: Int

    init(_ most: Int = 256 << 20) { self.most = most }

    /// What one body takes; given back when it goes.
    final class Share: Sendable {
        private let budget: BodyBudget
        private let bytes = Atomic<Int>(0)

        fileprivate init(_ budget: BodyBudget) { self.budget = budget }

        /// False where there is no room for so many more.
        func grow(by count: Int) -> Bool {
            bytes.add(count, ordering: .relaxed)
            return budget.held.add(count, ordering: .relaxed).newValue <= budget.most
        }

        deinit { budget.held.subtract(bytes.load(ordering: .relaxed), ordering: .relaxed) }
    }

    func share() -> Share { Share(self) }
}
