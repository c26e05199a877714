import MailText
import Synchronization

/// The typed parameters that a rule file hands to a check.
public struct Parameters: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case number(Double)
        case text(String)
        case texts([String])
        case flag(Bool)

        /// How a person would name this type in a rule file.
        public var typeName: String {
            switch self {
            case .number: "a number"
            case .text: "a text"
            case .texts: "a list of texts"
            case .flag: "true or false"
            }
        }
    }

    /// A value as checks ask for it.
    private enum Slot: Sendable {
        case number(Double)
        case flag(Bool)
        case text(TextList)
        case texts(TextList)

        init(_ value: Value) {
            switch value {
            case .number(let number): self = .number(number)
            case .text(let text): self = .text(TextList([text]))
            case .texts(let texts): self = .texts(TextList(texts))
            case .flag(let flag): self = .flag(flag)
            }
        }

        var value: Value {
            switch self {
            case .number(let number): .number(number)
            case .flag(let flag): .flag(flag)
            case .text(let list): .text(list.texts[0])
            case .texts(let list): .texts(list.texts)
            }
        }

        var list: TextList? {
            switch self {
            case .text(let list), .texts(let list): list
            case .number, .flag: nil
            }
        }
    }

    private var slots: [(name: String, slot: Slot)] = []

    public var entries: [(name: String, value: Value)] { slots.map { ($0.name, $0.slot.value) } }

    public init() {}

    /// Of the same name, the last one counts.
    public init(_ entries: [(name: String, value: Value)]) {
        slots.reserveCapacity(entries.count)
        for (name, value) in entries { set(name, to: value) }
    }

    public mutating func set(_ name: String, to value: Value) {
        slots.removeAll { $0.name == name }
        slots.append((name, Slot(value)))
    }

    public subscript(name: String) -> Value? { slots.first { $0.name == name }?.slot.value }

    public func number(_ name: String, default fallback: Double) -> Double {
        for entry in slots where entry.name == name {
            switch entry.slot {
            case .number(let number): return number
            case .flag(let flag): return flag ? 1 : 0
            case .text, .texts: return fallback
            }
        }
        return fallback
    }

    public func integer(_ name: String, default fallback: Int) -> Int {
        let value = number(name, default: Double(fallback))
        return abs(value) < 1e15 ? Int(value) : fallback
    }

    private func list(_ name: String) -> TextList? {
        for entry in slots where entry.name == name { return entry.slot.list }
        return nil
    }

    public func text(_ name: String, default fallback: String = "") -> String {
        guard let list = list(name), list.texts.count == 1 else { return fallback }
        return list.texts[0]
    }

    public func texts(_ name: String) -> [String] { list(name)?.texts ?? [] }

    /// The members of a list, without order.
    public func set(_ name: String) -> Set<String> { list(name)?.members ?? [] }

    /// The members of a list as `FoldedText` has them.
    public func folded(_ name: String) -> Set<[UInt8]> { list(name)?.folded ?? [] }

    /// The members of a list as regular expressions over bytes.
    public func patterns(_ name: String) -> [SharedPattern] { list(name)?.patterns ?? [] }

    /// The members of a list as names of fields.
    public func fieldNames(_ name: String) -> FieldNames { list(name)?.fieldNames ?? Self.noFields }

    private static let noFields = FieldNames([])

    /// The members of a list as `make` reads them, once for all messages; empty for a name that is no list.
    public func prepared<Value: Sendable>(_ name: String, as make: (String) -> Value?) -> [Value] {
        list(name)?.prepared(make) ?? []
    }

    public func flag(_ name: String, default fallback: Bool = false) -> Bool {
        number(name, default: fallback ? 1 : 0) != 0
    }

    /// The same for equal parameters, and seldom for others; much faster told than a hash.
    var outline: Int {
        slots.reduce(slots.count) { sum, entry in
            let size =
                switch entry.slot {
                case .number(let number): Int(truncatingIfNeeded: number.bitPattern >> 40)
                case .text(let list), .texts(let list): list.texts.reduce(list.texts.count) { $0 &* 31 &+ $1.utf8.count }
                case .flag(let flag): flag ? 1 : 0
                }
            return (sum &* 31 &+ entry.name.utf8.count) &* 31 &+ size
        }
    }

    public static func == (left: Parameters, right: Parameters) -> Bool {
        left.slots.count == right.slots.count
            && zip(left.slots, right.slots).allSatisfy { $0.name == $1.name && $0.slot.value == $1.slot.value }
    }
}

/// A list made ready for looking things up, when first asked for.
private final class TextList: Sendable {
    private struct Cache {
        var members: Set<String>?
        var folded: Set<[UInt8]>?
        var patterns: [SharedPattern]?
        var fieldNames: FieldNames?
        /// By the type of what the members were read as.
        var prepared: [(type: ObjectIdentifier, values: any Sendable)] = []
    }

    let texts: [String]
    private let cache = Mutex(Cache())

    init(_ texts: [String]) { self.texts = texts }

    var members: Set<String> {
        cache.withLock { cache in
            let members = cache.members ?? Set(texts)
            cache.members = members
            return members
        }
    }

    var folded: Set<[UInt8]> {
        cache.withLock { cache in
            let folded = cache.folded ?? Set(texts.map { FoldedText(folding: Array($0.utf8), as: .folded).bytes })
            cache.folded = folded
            return folded
        }
    }

    /// Compiled when first used.
    var patterns: [SharedPattern] {
        cache.withLock { cache in
            let patterns = cache.patterns ?? texts.map { SharedPattern($0) }
            cache.patterns = patterns
            return patterns
        }
    }

    var fieldNames: FieldNames {
        cache.withLock { cache in
            let names = cache.fieldNames ?? FieldNames(texts)
            cache.fieldNames = names
            return names
        }
    }

    func prepared<Value: Sendable>(_ make: (String) -> Value?) -> [Value] {
        let key = ObjectIdentifier(Value.self)
        if let known = cache.withLock({ $0.prepared.first { $0.type == key }?.values }) as? [Value] { return known }
        let values = texts.compactMap(make)
        cache.withLock { $0.prepared.append((key, values)) }
        return values
    }
}
