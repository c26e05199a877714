import Synchronization

/// What was worked out about one message and is asked for more than once. Each kind of value is kept under its type.
public final class FactsMemo: Sendable {
    private let values = Mutex<[ObjectIdentifier: any Sendable]>([:])

    init() {}

    /// The value of a type, made when first asked for.
    public func value<Value: Sendable>(_ make: () -> Value) -> Value {
        let key = ObjectIdentifier(Value.self)
        // In two steps: what is not there would pass for a `Value` that is an optional without one.
        if let kept = values.withLock({ $0[key] }), let known = kept as? Value { return known }
        let value = make()
        values.withLock { $0[key] = value }
        return value
    }
}
