import SpamLintCore

/// Values by key, such as `thresholds.warn` or `rules.subject-shouting.level`; keys are those of `SettingTable`.
public struct Settings: Sendable, Equatable {
    public private(set) var entries: [String: Setting] = [:]

    public init() {}

    public subscript(key: String) -> Setting? {
        get { entries[key] }
        set { entries[key] = newValue }
    }

    /// Sets a value from the command line; nil leaves what is there.
    public mutating func set(_ key: String, to value: Setting.Value?, flag: String) {
        if let value { entries[key] = Setting(value, .flag(flag)) }
    }

    /// Puts the values of `other` above these.
    public mutating func merge(_ other: Settings) {
        entries.merge(other.entries) { $1 }
    }

    // MARK: Typed

    public func text(_ key: String) -> String? {
        if case .text(let text)? = entries[key]?.value { text } else { nil }
    }

    public func number(_ key: String) -> Double? {
        if case .number(let number)? = entries[key]?.value { number } else { nil }
    }

    public func points(_ key: String) -> Points? { number(key).map { Points($0) } }

    public func flag(_ key: String) -> Bool? {
        if case .flag(let flag)? = entries[key]?.value { flag } else { nil }
    }

    public func texts(_ key: String) -> [String]? {
        if case .texts(let texts)? = entries[key]?.value { texts } else { nil }
    }

    /// The language of reports.
    public var language: ReportLanguage? { text("language").flatMap { ReportLanguage(rawValue: $0) } }

    /// The least severity that makes a run fail; nil inside: none does. Nil outside: nobody said.
    public var bar: Severity?? {
        text("fail-on").map { Severity(rawValue: $0) }
    }
}
