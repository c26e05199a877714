import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

extension FactDefinition {
    static let trackingPixelCount = FactDefinition(
        "tracking-pixel-count", unit: "pixels", summary: "Pictures that are fetched but not seen, from different addresses.",
        needs: [.html, .images]
    ) { facts in
        var count = 0
        var first: Range<Int>?
        var last = 0
        var part = 0
        for (body, document) in facts.documents {
            var sources: Set<ByteString> = []
            for image in document.images where image.isTrackingPixel {
                guard let source = image.source, source.count < 4_096, isRemote(document.urlBytes(source)) else { continue }
                guard sources.insert(ByteString(Array(document.utf8[source]))).inserted else { continue }
                count += 1
                if first == nil {
                    first = image.startTag
                    part = body.part
                }
                if part == body.part { last = image.startTag.upperBound }
            }
        }
        guard let first else { return Measurement(0) }
        return Measurement(count, at: .text(part: part, first.lowerBound..<max(last, first.upperBound)))
    }

    static let picturePageTextBytes = FactDefinition(
        "picture-page-text-bytes", unit: "bytes", summary: "Bytes of visible text of the first HTML page that has pictures.",
        needs: [.html, .images]
    ) { facts in
        guard let (body, document) = facts.documents.first(where: { $0.document.images.contains { $0.kind == .image } }) else { return nil }
        let end = document.utf8.count
        return Measurement(document.visible.utf8.count, at: .text(part: body.part, end..<end))
    }

    private static func isRemote(_ url: [UInt8]) -> Bool {
        url.starts(with: "http".utf8) || url.starts(with: "HTTP".utf8) || url.starts(with: "//".utf8)
    }

    /// Pictures that the HTML shows by `cid:`; attachments are not meant.
    static let embeddedImageBytes = FactDefinition(
        "embedded-image-bytes", unit: "bytes", summary: "Bytes, as sent, of pictures that are parts of the message and shown in it.",
        needs: .html
    ) { facts in
        var bytes = 0
        var place = Place.absent
        for part in facts.message.parts where part.kind == .leaf && part.mediaType.name.hasPrefix("image/") && !part.isAttachment {
            guard part.first(.contentID) != nil else { continue }
            if bytes == 0 { place = .source(part.header) }
            bytes += part.body.count
        }
        return Measurement(bytes, at: place)
    }
}
