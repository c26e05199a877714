import Synchronization

/// What was worked out about one message and is asked for more than once. Each kind of value is kept under its type.
public final class FactsMemo: Sendable {
    private final class Box<Value: Sendable>: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    /// Few, so that walking over them is faster than hashing.
    private let boxes = Mutex<[(type: ObjectIdentifier, box: any AnyObject & Sendable)]>([])

    init() {}

    /// The value of a type, made when first asked for.
    public func value<Value: Sendable>(_ make: () -> Value) -> Value {
        let type = ObjectIdentifier(Value.self)
        if let known = boxes.withLock({ boxes in boxes.first { $0.type == type }?.box }) {
            return unsafeDowncast(known, to: Box<Value>.self).value
        }
        let value = make()
        boxes.withLock { $0.append((type, Box(value))) }
        return value
    }
}
