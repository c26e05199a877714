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

    public private(set) var entries: [(name: String, value: Value)] = []
    /// The lists among them, for looking up: checks ask for every message.
    private var lists: [(name: String, list: TextList)] = []
    /// The numbers among them, and the flags as 0 and 1.
    private var numbers: [(name: String, value: Double)] = []

    public init() {}

    public init(_ entries: [(name: String, value: Value)]) {
        for (name, value) in entries { set(name, to: value) }
    }

    public mutating func set(_ name: String, to value: Value) {
        if self[name] != nil {
            entries.removeAll { $0.name == name }
            lists.removeAll { $0.name == name }
            numbers.removeAll { $0.name == name }
        }
        entries.append((name, value))
        switch value {
        case .texts(let texts): lists.append((name, TextList(texts)))
        case .text(let text): lists.append((name, TextList([text])))
        case .number(let number): numbers.append((name, number))
        case .flag(let flag): numbers.append((name, flag ? 1 : 0))
        }
    }

    public subscript(name: String) -> Value? { entries.first { $0.name == name }?.value }

    public func number(_ name: String, default fallback: Double) -> Double {
        for number in numbers where number.name == name { return number.value }
        return fallback
    }

    public func integer(_ name: String, default fallback: Int) -> Int {
        let value = number(name, default: Double(fallback))
        return abs(value) < 1e15 ? Int(value) : fallback
    }

    public func text(_ name: String, default fallback: String = "") -> String {
        for entry in lists where entry.name == name { return entry.list.texts.count == 1 ? entry.list.texts[0] : fallback }
        return fallback
    }

    public func texts(_ name: String) -> [String] {
        lists.first { $0.name == name }?.list.texts ?? []
    }

    /// The members of a list, without order.
    public func set(_ name: String) -> Set<String> { lists.first { $0.name == name }?.list.members ?? [] }

    /// The members of a list as `FoldedText` has them.
    public func folded(_ name: String) -> Set<[UInt8]> { lists.first { $0.name == name }?.list.folded ?? [] }

    /// The members of a list as regular expressions over bytes.
    public func patterns(_ name: String) -> [SharedPattern] { lists.first { $0.name == name }?.list.patterns ?? [] }

    /// The members of a list as names of fields.
    public func fieldNames(_ name: String) -> FieldNames { lists.first { $0.name == name }?.list.fieldNames ?? Self.noFields }

    private static let noFields = FieldNames([])

    /// The members of a list as `make` reads them, once for all messages; empty for a name that is no list.
    public func prepared<Value: Sendable>(_ name: String, as make: (String) -> Value?) -> [Value] {
        lists.first { $0.name == name }?.list.prepared(make) ?? []
    }

    public func flag(_ name: String, default fallback: Bool = false) -> Bool {
        number(name, default: fallback ? 1 : 0) != 0
    }

    /// The same for equal parameters, and seldom for others; much faster told than a hash.
    var outline: Int {
        entries.reduce(entries.count) { sum, entry in
            let size =
                switch entry.value {
                case .number(let number): Int(truncatingIfNeeded: number.bitPattern >> 40)
                case .text(let text): text.utf8.count
                case .texts(let texts): texts.reduce(texts.count) { $0 &* 31 &+ $1.utf8.count }
                case .flag(let flag): flag ? 1 : 0
                }
            return (sum &* 31 &+ entry.name.utf8.count) &* 31 &+ size
        }
    }

    public static func == (left: Parameters, right: Parameters) -> Bool {
        left.entries.count == right.entries.count
            && zip(left.entries, right.entries).allSatisfy { $0.name == $1.name && $0.value == $1.value }
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
