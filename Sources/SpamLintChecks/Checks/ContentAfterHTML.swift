import MailBytes
import MailHTML
import SpamLintCore

extension Check {
    /// Visible text after the last `</html>`.
    static let contentAfterHTML = Check("content-after-html", needs: [.html, .text]) { facts, _ in
        facts.documents.compactMap { body, document in
            guard let end = endOfHTML(document.utf8) else { return nil }
            let map = document.visible.map
            let text = document.visible.utf8
            // The first byte of visible text that comes from behind the end.
            var start = text.indices.partitioningIndex { map.start(of: $0) >= end }
            while start < text.count, text[start] <= ASCII.space { start += 1 }
            guard start < text.count else { return nil }
            let stop = text[start...].firstIndex(of: ASCII.lf) ?? text.count
            return Evidence(at: facts.visiblePlace(in: body, start..<stop))
        }
    }

    /// The offset behind the last `</html>`.
    private static func endOfHTML(_ bytes: PageBytes) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var i = bytes.count - 7
            while i >= 0 {
                if bytes[i] == ASCII.less, bytes[i + 1] == 0x2F, bytes[i + 2..<i + 6].equalsASCIICaseless("html") {
                    return (bytes[i...].firstIndex(of: ASCII.greater) ?? i) + 1
                }
                i -= 1
            }
            return nil
        }
    }
}
