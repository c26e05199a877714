import MailMessage
import SpamLintCore

extension Check {
    /// Parts, the root among them, of one of the media types `types`, where `family/*` means all of a family; with `other`, parts of none
    /// of them. The type is what the part is read as; but a multipart whose boundary never comes keeps its name.
    static let partType = Check(
        "part-type", parameters: [.init("types", standard: .texts([])), .init("other", standard: .flag(false))],
        prepare: { parameters in
            let types = parameters.texts("types")
            let names = types.filter { !$0.hasSuffix("/*") }
            let families = types.filter { $0.hasSuffix("/*") }.map { $0.dropLast().utf8 }
            let isOther = parameters.flag("other")
            return { facts in
                facts.message.parts.indices.compactMap { index in
                    let type = type(of: facts.message.parts[index])
                    let isNamed = names.contains(type.name) || families.contains { type.name.utf8.starts(with: $0) }
                    guard isNamed != isOther else { return nil }
                    return Evidence(at: facts.place(ofPart: index), values: [("value", type.name)])
                }
            }
        })

    private static func type(of part: Part) -> MediaType {
        if part.kind == .leaf, let declared = part.declaredType, declared.isMultipart { return declared }
        return part.mediaType
    }
}
