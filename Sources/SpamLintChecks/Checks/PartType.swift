import MailMessage
import SpamLintCore

extension Check {
    /// Parts, the root among them, of one of the media types `types`, where `family/*` means all of a family; with `other`, parts of none
    /// of them. The type is what the part is read as; but a multipart whose boundary never comes keeps its name.
    static let partType = Check(
        "part-type",
        parameters: [.init("types", standard: .texts([])), .init("other", standard: .flag(false))]
    ) { facts, parameters in
        let types = parameters.set("types")
        let isOther = parameters.flag("other")
        return facts.message.parts.enumerated().compactMap { index, part in
            let declared = part.kind == .leaf ? part.declaredType : nil
            let type = declared.flatMap { $0.isMultipart ? $0 : nil } ?? part.mediaType
            let isNamed = types.contains(type.name) || types.contains("\(type.name.prefix { $0 != "/" })/*")
            guard isNamed != isOther else { return nil }
            return Evidence(at: facts.place(ofPart: index), values: [("value", type.name)])
        }
    }
}
