import MailBytes
import MailHTML
import SpamLintCore

extension Check {
    /// Pictures whose `alt` is the name of a file.
    static let imageAltFileName = Check("image-alt-file-name", needs: [.html, .images]) { facts, _ in
        facts.documents.flatMap { body, document in
            document.images.compactMap { image -> Evidence? in
                guard image.alternative == .text, !image.isHidden, isFileName(document.text(image.alt).utf8) else { return nil }
                return Evidence(at: .text(part: body.part, image.alt))
            }
        }
    }

    private static func isFileName(_ text: [UInt8]) -> Bool {
        guard let dot = text.lastIndex(of: ASCII.dot), dot > 0, !text.contains(ASCII.space) || text.count < 40 else { return false }
        let name = text[(dot + 1)...].map(\.asciiLowercased)
        guard ["jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "svg"].contains(where: { name.elementsEqual($0.utf8) }) else {
            return false
        }
        return text[..<dot].filter { $0 == ASCII.space }.count < 3
    }
}
