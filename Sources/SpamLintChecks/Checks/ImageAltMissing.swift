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
                return Evidence(at: .text(part: body.part, image.startTag), values: [("name", ImageName.last(document.urlBytes(source)))])
            }
        }
    }
}

/// What a picture is called.
enum ImageName {
    /// The last piece of the path of an address, at most 60 characters.
    static func last(_ url: [UInt8]) -> String {
        let path = url.prefix { $0 != 0x3F && $0 != 0x23 }
        let last = path.lastIndex(of: 0x2F).map { path[($0 + 1)...] } ?? path
        let name = last.isEmpty ? path : last
        // Counting characters is slow; printable ASCII has one in every byte.
        if name.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(decoding: name.prefix(60), as: UTF8.self) }
        return String(String(decoding: name, as: UTF8.self).prefix(60))
    }
}
