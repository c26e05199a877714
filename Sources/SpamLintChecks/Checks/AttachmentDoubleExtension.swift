import MailMessage
import SpamLintCore

extension Check {
    /// Files whose last extension is one of `last`, with one of `before` ahead of it.
    static let attachmentDoubleExtension = Check(
        "attachment-double-extension", parameters: [.init("last", standard: .texts([])), .init("before", standard: .texts([]))]
    ) { facts, parameters in
        let last = Set(parameters.texts("last"))
        let before = Set(parameters.texts("before"))
        return facts.namedFiles.filter { last.contains($0.fileExtension) && before.contains($0.innerExtension) }.map { $0.evidence() }
    }
}
