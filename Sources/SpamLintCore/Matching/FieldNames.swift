import MailBytes
public import MailMessage

/// Names of fields, made ready to be looked for in every message.
public final class FieldNames: Sendable {
    private let known: [FieldName]
    /// Those that `FieldName` does not know, in lower case.
    private let others: [[UInt8]]

    public init(_ names: [String]) {
        var known: [FieldName] = []
        var others: [[UInt8]] = []
        for name in names {
            let name = Array(name.utf8)
            let field = FieldName(name)
            if field == .other { others.append(name.map(\.asciiLowercased)) } else { known.append(field) }
        }
        self.known = known
        self.others = others
    }

    /// Whether a field has one of the names, whatever the case.
    public func contain(_ field: Field, of message: Message) -> Bool {
        if field.name != .other { return known.contains(field.name) }
        let name = field.nameRange
        for other in others where other.count == name.count {
            let isSame = message.source.withUnsafeBufferPointer { source in
                var i = name.lowerBound
                for byte in other {
                    if source[i].asciiLowercased != byte { return false }
                    i += 1
                }
                return true
            }
            if isSame { return true }
        }
        return false
    }

    /// Whether the root header may have such a field. False is sure, and told at once: most messages lack most fields that are asked for.
    public func mayStand(in message: Message) -> Bool {
        for name in known where message.fieldIndex.holds(name) { return true }
        return !others.isEmpty && message.fieldIndex.holds(.other)
    }

    /// How many fields of the root header repeat one of the names; nil where telling that takes a look at unknown names.
    func repetitions(in message: Message) -> Int? {
        guard others.isEmpty || !message.fieldIndex.holds(.other) else { return nil }
        var count = 0
        for name in known where message.fieldIndex.holds(name) {
            for _ in message.fieldIndex.fields(name) { count += 1 }
            count -= 1
        }
        return count
    }

    /// Calls `body` with the index of every field of the root header that has one of the names, in order, until it returns false.
    public func forEach(in message: Message, _ body: (Int) -> Bool) {
        guard mayStand(in: message) else { return }
        if known.count == 1, others.isEmpty {
            for index in message.fieldIndex.fields(known[0]) where !body(index) { return }
            return
        }
        for (index, field) in message.fields.enumerated() where contain(field, of: message) {
            guard body(index) else { return }
        }
    }

    /// The first field of the root header that has one of the names.
    public func first(of message: Message) -> Field? {
        var first: Field?
        forEach(in: message) { index in
            first = message.fields[index]
            return false
        }
        return first
    }

    /// The fields of the root header that have one of the names, in order. Without any it costs no memory.
    public func fields(of message: Message) -> [Field] {
        var found: [Field] = []
        forEach(in: message) { index in
            found.append(message.fields[index])
            return true
        }
        return found
    }
}
