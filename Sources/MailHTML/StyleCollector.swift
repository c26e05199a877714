import MailBytes

extension StyleSheet {
    /// The rules of all `<style>` elements of a page, or nil if there are none.
    ///
    /// A style sheet holds for what stands before it too; so they are read first. Only the part of the page up to the last `<style` is
    /// cut into tokens for it, which is its head as a rule.
    static func collect(_ source: UnsafeBufferPointer<UInt8>) -> StyleSheet? {
        guard let last = lastStyle(in: source) else { return nil }
        var tokenizer = Tokenizer(source)
        var parser = StyleSheetParser(source)
        reading: while tokenizer.position <= last {
            switch tokenizer.next() {
            case .end: break reading
            case .startTag where tokenizer.name == .style:
                guard let content = tokenizer.rawContent else { continue }
                let media = tokenizer.attribute(.media).map { UnsafeBufferPointer(rebasing: source[$0.value]) }
                parser.parse(content, isConditional: media.map(StyleSheetParser.limits(media:)) ?? false)
            default: continue
            }
        }
        let sheet = parser.sheet
        return sheet.isEmpty && sheet.imports.isEmpty ? nil : sheet
    }

    private static func lastStyle(in source: UnsafeBufferPointer<UInt8>) -> Int? {
        var last: Int?
        var i = 0
        while let less = source.firstIndex(of: ASCII.less, from: i) {
            i = less + 1
            if i < source.count, source[i] | 0x20 == UInt8(ascii: "s"), source.hasASCIICaseless("style", at: i) { last = less }
        }
        return last
    }
}
