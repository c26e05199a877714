import SpamLintCore

extension Check {
    /// Files whose names end in one of `extensions`.
    ///
    /// Any part with a name counts, since programs offer inline parts for opening too. With `attached` only those count that a reader
    /// gets as a file: HTML is often named and still the body.
    static let attachmentExtension = Check(
        "attachment-extension", parameters: [.init("extensions", standard: .texts([])), .init("attached", standard: .flag(false))]
    ) { facts, parameters in
        let wanted = parameters.set("extensions")
        let attached = parameters.flag("attached") ? Set(facts.files.map(\.part)) : nil
        return facts.namedFiles.filter { wanted.contains($0.fileExtension) && attached?.contains($0.part) ?? true }.map { $0.evidence() }
    }
}
