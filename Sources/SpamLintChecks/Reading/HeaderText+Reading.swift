import MailMessage

extension HeaderText {
    /// What `range` of the source is read as, whole characters; the place is `range`, widened to the bytes of those characters.
    ///
    /// O(n log n) in the length of the text.
    func reading(of range: Range<Int>) -> (place: Range<Int>, text: [UInt8]) {
        let inside = utf8.indices.filter { map.source(of: $0..<$0 + 1).overlaps(range) }
        guard var first = inside.first, var end = inside.last.map({ $0 + 1 }) else { return (range, []) }
        while first > 0, utf8[first] & 0xC0 == 0x80 { first -= 1 }
        while end < utf8.count, utf8[end] & 0xC0 == 0x80 { end += 1 }
        let source = map.source(of: first..<end)
        return (min(range.lowerBound, source.lowerBound)..<max(range.upperBound, source.upperBound), Array(utf8[first..<end]))
    }
}
