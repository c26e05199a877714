import MailText
import SpamLintCore

extension Check {
    /// A visible text in one of `languages` (en, zh-Hans, zh-Hant, ja, ko). Points at its beginning.
    static let textLanguage = Check("text-language", needs: .text, parameters: [.init("languages", standard: .texts([]))]) {
        facts, parameters in
        let wanted = parameters.set("languages")
        let found = facts.segments(.text).first { wanted.contains(Language(of: $0.segment.bytes, in: $0.segment.range).rawValue) }
        return found.map { [Evidence(at: $0.place($0.range.lowerBound..<$0.range.lowerBound), text: [])] } ?? []
    }
}
