import Synchronization

extension Plan {
    /// A check with the parameters of a rule. A class, so that going through the plan moves one reference a check.
    final class CheckCall: Sendable {
        /// Its place among the calls of the plan.
        let number: Int
        let check: Check
        let parameters: Parameters
        /// Of the check.
        let needs: Needs
        /// Kept until the call goes; nil until somebody asks.
        private let prepared = Atomic<Unmanaged<Finder>?>(nil)

        /// What finds every place where the answer is yes, with the parameters read.
        private final class Finder: Sendable {
            let find: @Sendable (Facts) -> [Evidence]

            init(_ find: @escaping @Sendable (Facts) -> [Evidence]) { self.find = find }
        }

        init(_ number: Int, check: Check, parameters: Parameters) {
            self.number = number
            self.check = check
            self.parameters = parameters
            needs = check.needs
        }

        deinit { prepared.load(ordering: .acquiring)?.release() }

        /// Every place where the answer is yes, in a message that has what the check needs.
        func find(in facts: Facts) -> [Evidence] {
            let finder = prepared.load(ordering: .acquiring) ?? prepare()
            return finder._withUnsafeGuaranteedRef { $0.find(facts) }
        }

        /// Reads the parameters; of two threads that come at the same time, the first one's reading stays.
        private func prepare() -> Unmanaged<Finder> {
            let made = Unmanaged.passRetained(Finder(check.finder(for: parameters)))
            let (isFirst, known) = prepared.compareExchange(expected: nil, desired: made, ordering: .acquiringAndReleasing)
            guard !isFirst, let known else { return made }
            made.release()
            return known
        }
    }
}
