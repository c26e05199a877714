import Synchronization

/// A number that rule files may name.
public struct FactDefinition: Sendable {
    /// What was measured, and the place that a finding about it points at.
    public struct Measurement: Sendable {
        public let value: Double
        public let place: Place

        public init(_ value: Double, at place: Place = .absent) {
            self.value = value
            self.place = place
        }

        public init(_ value: Int, at place: Place = .absent) {
            self.init(Double(value), at: place)
        }
    }

    public let name: String
    /// bytes, characters, cells, points, pixels, links …
    public let unit: String
    /// One line for `spamlint inspect` and the documentation.
    public let summary: String
    public let needs: Needs
    /// Nil when the number has no meaning for this message.
    public let measure: @Sendable (Facts) -> Measurement?
    /// Tells it from all others, so that what was measured can be found again without its name.
    let number: Int

    public init(
        _ name: String, unit: String, summary: String, needs: Needs = [], measure: @escaping @Sendable (Facts) -> Measurement?
    ) {
        self.name = name
        self.unit = unit
        self.summary = summary
        self.needs = needs
        self.measure = measure
        number = Self.count.wrappingAdd(1, ordering: .relaxed).oldValue
    }

    private static let count = Atomic<Int>(0)
}
