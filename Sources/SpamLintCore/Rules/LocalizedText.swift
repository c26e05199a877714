/// The languages that the program speaks.
public enum ReportLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}

/// A text that a person reads, in every language of the program.
public struct LocalizedText: Sendable, Equatable {
    public var en: String
    public var zh: String

    public init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    public subscript(language: ReportLanguage) -> String {
        switch language {
        case .english: en
        case .chinese: zh
        }
    }
}
