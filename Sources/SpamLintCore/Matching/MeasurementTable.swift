/// What has been measured of one message: rules and receivers ask for the same numbers.
final class MeasurementTable {
    private enum Entry {
        case unknown
        case known(FactDefinition.Measurement?)
    }

    /// By the numbers of the definitions.
    private var entries: [Entry] = []

    /// Forgets the message before.
    func clear() {
        for i in entries.indices { entries[i] = .unknown }
    }

    func measurement(of definition: FactDefinition, in facts: Facts) -> FactDefinition.Measurement? {
        let number = definition.number
        if number >= entries.count {
            entries.append(contentsOf: repeatElement(.unknown, count: number + 1 - entries.count))
        } else if case .known(let measured) = entries[number] {
            return measured
        }
        let measured = definition.measure(facts)
        entries[number] = .known(measured)
        return measured
    }
}
