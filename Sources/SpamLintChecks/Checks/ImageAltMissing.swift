import MailHTML
import SpamLintCore

extension Check {
    /// Pictures without an `alt` attribute; tracking pixels and backgrounds need none.
    static let imageAltMissing = Check("image-alt-missing", needs: [.html, .images]) { facts, _ in
        facts.documents.flatMap { body, document in
            document.images.compactMap { image -> Evidence? in
                guard image.kind == .image, image.alternative == .missing, !image.isTrackingPixel, !image.isHidden,
                    let source = image.source
                else { return nil }
                return Evidence(at: .text(part: body.part, image.startTag), values: [("name", ImageName.last(document.url(source).utf8))])
            }
        }
    }
}

/// What a picture is called.
enum ImageName {
    /// The last piece of the path of an address, at most 60 characters.
    static func last(_ url: [UInt8]) -> String {
        let path = url.prefix { $0 != 0x3F && $0 != 0x23 }
        let name = path.lastIndex(of: 0x2F).map { path[($0 + 1)...] } ?? path
        return String(String(decoding: name.isEmpty ? path : name, as: UTF8.self).prefix(60))
    }
}
