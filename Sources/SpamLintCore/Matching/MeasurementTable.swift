/// What has been measured of one message: rules and receivers ask for the same numbers.
final class MeasurementTable {
    private enum Entry {
        case unknown
        case known(FactDefinition.Measurement?)
    }

    /// By the numbers of the definitions.
    private var entries: [Entry] = []
    /// The values of those that are known; not a number where there is none.
    private var values: [Double] = []

    /// Forgets the message before.
    func clear() {
        for i in entries.indices { entries[i] = .unknown }
    }

    /// The value of what has been measured; not a number where it has no meaning, nil where it was not measured yet.
    func value(of number: Int) -> Double? {
        guard number < entries.count else { return nil }
        if case .unknown = entries[number] { return nil }
        return values[number]
    }

    func measurement(of definition: FactDefinition, in facts: Facts) -> FactDefinition.Measurement? {
        let number = definition.number
        if number >= entries.count {
            let missing = number + 1 - entries.count
            entries.append(contentsOf: repeatElement(.unknown, count: missing))
            values.append(contentsOf: repeatElement(.nan, count: missing))
        } else if case .known(let measured) = entries[number] {
            return measured
        }
        let measured = definition.measure(facts)
        entries[number] = .known(measured)
        values[number] = measured?.value ?? .nan
        return measured
    }
}
