/// A value as a configuration has it, and who set it.
public struct Setting: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case text(String)
        case number(Double)
        case flag(Bool)
        case texts([String])
    }

    public let value: Value
    public let origin: SettingOrigin

    public init(_ value: Value, _ origin: SettingOrigin) {
        self.value = value
        self.origin = origin
    }
}

/// Who set a value.
public enum SettingOrigin: Sendable, Equatable, CustomStringConvertible {
    case standard
    case file(path: String, line: Int, column: Int)
    /// A variable of the environment.
    case environment(String)
    /// An option of the command line.
    case flag(String)

    public var description: String {
        switch self {
        case .standard: "default"
        case .file(let path, let line, let column): "\(path):\(line):\(column)"
        case .environment(let name): name
        case .flag(let name): name
        }
    }
}
