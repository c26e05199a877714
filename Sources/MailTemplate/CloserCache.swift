import MailBytes

/// Finds where delimiters close. What was found, or found to be missing, is kept, so that asking at every byte is linear in all.
struct CloserCache {
    private var known: [(text: StaticString, from: Int, at: Int?)] = []

    /// Where `text` first stands at or behind `start`; nil if nowhere.
    mutating func next(_ text: StaticString, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let index = known.firstIndex { $0.text.utf8Start == text.utf8Start }
        if let index, known[index].from <= start {
            guard let at = known[index].at else { return nil }
            if at >= start { return at }
        }
        let at = Self.search(text, from: start, in: bytes)
        if let index {
            known[index] = (text, start, at)
        } else {
            known.append((text, start, at))
        }
        return at
    }

    private static func search(_ text: StaticString, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let length = text.utf8CodeUnitCount
        let first = text.utf8Start[0]
        let last = bytes.count - length
        var i = start
        while i <= last {
            if !first.isASCIILetter { i = bytes.find(first, from: i, to: bytes.count) }
            guard i <= last else { return nil }
            if bytes.has(text, at: i) { return i }
            i += 1
        }
        return nil
    }
}
