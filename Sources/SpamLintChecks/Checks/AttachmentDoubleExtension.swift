import SpamLintCore

extension Check {
    /// Files whose last extension is one of `last`, with one of `before` ahead of it.
    static let attachmentDoubleExtension = Check(
        "attachment-double-extension", parameters: [.init("last", standard: .texts([])), .init("before", standard: .texts([]))]
    ) { facts, parameters in
        let last = parameters.set("last")
        let before = parameters.set("before")
        return facts.namedFiles.filter { last.contains($0.fileExtension) && before.contains($0.innerExtension) }.map { $0.evidence() }
    }
}
