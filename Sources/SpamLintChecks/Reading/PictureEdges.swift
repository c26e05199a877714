import MailHTML

extension Image {
    /// Pixels for width and height together of a picture that comes with the message and names no size: its file does, and it is
    /// hardly ever an icon.
    private static let unknownEdges = 600.0

    /// Width and height together; 0 for a picture to be fetched that names neither.
    func edges(in document: Document) -> Double {
        if width == nil, height == nil { return isEmbedded(in: document) ? Self.unknownEdges : 0 }
        return Double(width ?? 0) + Double(height ?? 0)
    }

    /// Whether it comes with the message.
    func isEmbedded(in document: Document) -> Bool {
        guard let source else { return false }
        // A colon has the bit that makes a letter small.
        let scheme = document.utf8[source].prefix(5).map { $0 | 0x20 }
        return scheme.starts(with: "cid:".utf8) || scheme.starts(with: "data:".utf8)
    }
}
