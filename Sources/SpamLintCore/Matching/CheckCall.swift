import Synchronization

extension Plan {
    /// A check with the parameters of a rule. A class, so that going through the plan moves one reference a check.
    ///
    /// Unchecked, because `made` is written once, before `isMade` tells anybody that it may be read.
    final class CheckCall: @unchecked Sendable {
        /// Its place among the calls of the plan.
        let number: Int
        let check: Check
        let parameters: Parameters
        private let isMade = Atomic(false)
        private let lock = Mutex(())
        private var made: (@Sendable (Facts) -> [Evidence])?

        init(_ number: Int, check: Check, parameters: Parameters) {
            self.number = number
            self.check = check
            self.parameters = parameters
        }

        /// Every place where the answer is yes, in a message that has what the check needs.
        func find(in facts: Facts) -> [Evidence] {
            guard check.prepare != nil else { return check.find(facts, parameters) }
            if !isMade.load(ordering: .acquiring) { make() }
            return made?(facts) ?? []
        }

        private func make() {
            lock.withLock { _ in
                guard !isMade.load(ordering: .relaxed) else { return }
                made = check.prepare?(parameters)
                isMade.store(true, ordering: .releasing)
            }
        }
    }
}
