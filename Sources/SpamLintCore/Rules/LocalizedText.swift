/// The languages that the program speaks.
public enum ReportLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}

/// A text that a person reads, in every language of the program.
public struct LocalizedText: Sendable, Equatable {
    private let texts: Deferred<(en: String, zh: String)>

    public init(en: String, zh: String) { texts = Deferred((en, zh)) }

    init(_ texts: Deferred<(en: String, zh: String)>) { self.texts = texts }

    public var en: String { texts.value.en }
    public var zh: String { texts.value.zh }

    public subscript(language: ReportLanguage) -> String {
        switch language {
        case .english: en
        case .chinese: zh
        }
    }

    public static func == (left: LocalizedText, right: LocalizedText) -> Bool { left.texts.value == right.texts.value }
}
