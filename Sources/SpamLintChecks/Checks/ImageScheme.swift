import MailHTML
import SpamLintCore

extension Check {
    /// Pictures fetched by one of `schemes`.
    static let imageScheme = Check("image-scheme", needs: [.html, .images], parameters: [.init("schemes", standard: .texts([]))]) {
        facts, parameters in
        guard facts.documents.contains(where: { !$0.document.images.isEmpty }) else { return [] }
        let schemes = parameters.texts("schemes").map { Array($0.utf8) + [0x3A] }
        let first = schemes.compactMap(\.first)
        return facts.documents.flatMap { body, document in
            document.images.compactMap { image -> Evidence? in
                guard let source = image.source, document.mayBegin(source, with: first) else { return nil }
                // The scheme is at the beginning; a picture written into the page may be megabytes long.
                let start = document.urlBytes(source.lowerBound..<min(source.upperBound, source.lowerBound + 64)).map {
                    $0 &- 0x41 < 26 ? $0 | 0x20 : $0
                }
                guard schemes.contains(where: { start.starts(with: $0) }) else { return nil }
                let whole = document.urlBytes(source.lowerBound..<min(source.upperBound, source.lowerBound + 2_048))
                return Evidence(at: .text(part: body.part, source), values: [("name", ImageName.last(whole))])
            }
        }
    }
}
