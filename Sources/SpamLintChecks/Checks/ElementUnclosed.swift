import MailBytes
import MailHTML
import SpamLintCore

extension Check {
    /// An HTML page at whose end an `element` is still open: it has more start tags than end tags that close one.
    static let elementUnclosed = Check("element-unclosed", needs: .html, parameters: [.init("element", standard: .text(""))]) {
        facts, parameters in
        let wanted = Array(parameters.text("element").utf8)
        return facts.documents.compactMap { body, document in
            guard document.nodes.contains(where: { document.utf8[$0.startTag].dropFirst().startsCaseless(wanted) }) else { return nil }
            var open = 0
            var last = 0..<0
            document.utf8.withUnsafeBufferPointer { bytes in
                var walk = TagWalk(bytes)
                while let tag = walk.next() {
                    guard tag.name.count == wanted.count, bytes[tag.name].startsCaseless(wanted) else { continue }
                    open = max(0, open + (tag.isEnd ? -1 : 1))
                    if !tag.isEnd { last = tag.name.lowerBound - 1..<tag.name.upperBound }
                }
            }
            guard open != 0 else { return nil }
            return Evidence(at: .text(part: body.part, last), values: [("element", parameters.text("element")), ("value", String(open))])
        }
    }
}

extension Collection<UInt8> {
    /// Whether it begins with `name`, which is lower case, in any case of letters.
    fileprivate func startsCaseless(_ name: [UInt8]) -> Bool {
        var i = startIndex
        for byte in name {
            guard i < endIndex, self[i].asciiLowercased == byte else { return false }
            formIndex(after: &i)
        }
        return true
    }
}
