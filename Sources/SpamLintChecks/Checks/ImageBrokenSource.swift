import MailDomain
import MailHTML
import MailMessage
import SpamLintCore

extension Check {
    /// Pictures that cannot load: no address, a relative one, one on a disk or in a private network.
    ///
    /// A page with `<base href>` may use relative addresses. A part that the message carries under that name (Content-Location) is found.
    static let imageBrokenSource = Check("image-broken-source", needs: [.html, .images, .header]) { facts, _ in
        let carriesLocations = facts.message.parts.contains { $0.first(.contentLocation) != nil }
        return facts.documents.flatMap { body, document -> [Evidence] in
            let hasBase = !document.features(.base).isEmpty
            return document.images.compactMap { image in
                guard image.kind == .image, !image.isHidden, let source = image.source, !isLine(image) else { return nil }
                if source.isEmpty { return Evidence(at: .text(part: body.part, image.startTag), values: [("name", "")]) }
                guard source.count < 4_096 else { return nil }
                let target = document.urlBytes(source)
                guard isBroken(WebURL(target), target, mayBeRelative: hasBase || carriesLocations) else { return nil }
                return Evidence(at: .text(part: body.part, source), values: [("name", ImageName.last(target))])
            }
        }
    }

    /// Whether it is too thin for anyone to miss it.
    private static func isLine(_ image: Image) -> Bool {
        (image.width.map { $0 <= 2 } ?? false) || (image.height.map { $0 <= 2 } ?? false)
    }

    private static func isBroken(_ url: WebURL, _ target: [UInt8], mayBeRelative: Bool) -> Bool {
        if LocalFile.isPath(target) { return true }
        switch url.kind {
        case .empty, .fragment, .file, .javascript: return true
        case .relative: return !mayBeRelative
        case .web:
            guard let host = url.host else { return false }
            return host.scope == .loopback || (host.scope == .private && (host.isIPAddress || host.labelCount > 1))
        default: return false
        }
    }
}
