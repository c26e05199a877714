import Synchronization

extension Plan {
    /// A check with the parameters of a rule. A class, so that going through the plan moves one reference a check.
    final class CheckCall: Sendable {
        let check: Check
        let parameters: Parameters
        private let prepared = Mutex<Prepared?>(nil)

        /// A class, because a closure that goes in and out of a generic value is wrapped anew each time.
        private final class Prepared: Sendable {
            let find: @Sendable (Facts) -> [Evidence]

            init(find: @escaping @Sendable (Facts) -> [Evidence]) { self.find = find }
        }

        init(check: Check, parameters: Parameters) {
            self.check = check
            self.parameters = parameters
        }

        /// Every place where the answer is yes, in a message that has what the check needs.
        func find(in facts: Facts) -> [Evidence] {
            guard let prepare = check.prepare else { return check.find(facts, parameters) }
            let made = prepared.withLock { prepared in
                let made = prepared ?? Prepared(find: prepare(parameters))
                prepared = made
                return made
            }
            return made.find(facts)
        }
    }
}
