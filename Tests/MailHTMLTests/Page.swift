import MailBytes

@testable import MailHTML

/// A document with its parts as strings, for tests.
struct Page {
    let html: [UInt8]
    let document: Document

    init(_ html: String) { self.init(bytes: Array(html.utf8)) }

    init(bytes: [UInt8]) {
        html = bytes
        document = Document(utf8: bytes)
    }

    var visible: String { String(decoding: document.visible.utf8, as: UTF8.self) }
    var hidden: String { String(decoding: document.hiddenFlow.utf8, as: UTF8.self) }

    /// The HTML at `range`.
    subscript(range: Range<Int>) -> String { String(decoding: html[range], as: UTF8.self) }

    func visible(_ range: Range<Int>) -> String { String(decoding: document.visible.utf8[range], as: UTF8.self) }
    func hidden(_ range: Range<Int>) -> String { String(decoding: document.hiddenFlow.utf8[range], as: UTF8.self) }

    /// The HTML that the first occurrence of `text` in the visible text was made from.
    func source(ofVisible text: String) -> String? {
        guard let range = visible.range(ofBytes: text) else { return nil }
        return self[document.visible.source(of: range)]
    }

    func has(_ kind: HTMLDefectKind) -> Bool { document.defects.contains { $0.kind == kind } }
}

extension String {
    /// The byte range of the first occurrence of `text`.
    func range(ofBytes text: String) -> Range<Int>? {
        let (whole, part) = (Array(utf8), Array(text.utf8))
        guard !part.isEmpty, whole.count >= part.count else { return nil }
        for i in 0...(whole.count - part.count) where whole[i] == part[0] {
            if Array(whole[i..<(i + part.count)]) == part { return i..<(i + part.count) }
        }
        return nil
    }
}
