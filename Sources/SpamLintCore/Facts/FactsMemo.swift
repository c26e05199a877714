import Synchronization

/// What was worked out about one message and is asked for more than once. Each kind of value is kept under its type.
public final class FactsMemo: Sendable {
    private final class Box<Value: Sendable>: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    /// Few, so that walking over them is faster than hashing; the types apart, so that walking takes hold of no object.
    private struct Table {
        var types: [ObjectIdentifier] = []
        var boxes: [any AnyObject & Sendable] = []
    }

    private let table = Mutex(Table())

    init() {}

    /// The value of a type, made when first asked for.
    public func value<Value: Sendable>(_ make: () -> Value) -> Value {
        let type = ObjectIdentifier(Value.self)
        if let known = table.withLock({ table in table.types.firstIndex(of: type).map { table.boxes[$0] } }) {
            return unsafeDowncast(known, to: Box<Value>.self).value
        }
        let value = make()
        table.withLock { table in
            table.types.append(type)
            table.boxes.append(Box(value))
        }
        return value
    }
}
