import MailMessage
import SpamLintCore

extension Check {
    /// Files whose name ends in one of `extensions` while their media type is none of `types`; what calls itself
    /// application/octet-stream says nothing and is left alone.
    static let fileType = Check(
        "file-type", parameters: [.init("extensions", standard: .texts([])), .init("types", standard: .texts([]))]
    ) { facts, parameters in
        let extensions = parameters.set("extensions")
        let types = parameters.set("types")
        return facts.namedFiles.compactMap { file in
            let type = facts.message.parts[file.part].mediaType.name
            guard extensions.contains(file.fileExtension), !types.contains(type), type != "application/octet-stream" else { return nil }
            return Evidence(at: facts.place(ofPart: file.part), values: [("value", type)])
        }
    }
}
