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

    public init() {}

    public init(_ entries: [(name: String, value: Value)]) {
        self.entries = entries
    }

    public mutating func set(_ name: String, to value: Value) {
        entries.removeAll { $0.name == name }
        entries.append((name, value))
    }

    public subscript(name: String) -> Value? { entries.first { $0.name == name }?.value }

    public func number(_ name: String, default fallback: Double) -> Double {
        if case .number(let value)? = self[name] { return value }
        return fallback
    }

    public func integer(_ name: String, default fallback: Int) -> Int {
        let value = number(name, default: Double(fallback))
        return abs(value) < 1e15 ? Int(value) : fallback
    }

    public func text(_ name: String, default fallback: String = "") -> String {
        if case .text(let value)? = self[name] { return value }
        return fallback
    }

    public func texts(_ name: String) -> [String] {
        switch self[name] {
        case .texts(let values): values
        case .text(let value): [value]
        default: []
        }
    }

    public func flag(_ name: String, default fallback: Bool = false) -> Bool {
        if case .flag(let value)? = self[name] { return value }
        return fallback
    }

    public static func == (left: Parameters, right: Parameters) -> Bool {
        left.entries.count == right.entries.count
            && zip(left.entries, right.entries).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    }
}
