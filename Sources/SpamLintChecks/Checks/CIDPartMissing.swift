import MailHTML
import SpamLintCore

extension Check {
    /// Pictures that HTML takes from a part of the message (`cid:`, RFC 2392) which is not there.
    static let cidPartMissing = Check("cid-part-missing", needs: [.html, .images, .header]) { facts, _ in
        let known = facts.contentIDs
        return facts.bodies.flatMap { body -> [Evidence] in
            guard let document = body.document else { return [] }
            return document.images.compactMap { image in
                guard let source = image.source, document.mayBegin(source, with: [0x63]) else { return nil }
                let url = document.urlBytes(source)
                guard let wanted = ContentIDs.identifier(ofURL: url), known.part(wanted) == nil else { return nil }
                return Evidence(
                    at: .text(part: body.part, source), text: url, values: [("value", String(decoding: wanted, as: UTF8.self))])
            }
        }
    }
}
