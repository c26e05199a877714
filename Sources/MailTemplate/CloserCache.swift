import MailBytes

/// Finds where delimiters close. What was found, or found to be missing, is kept, so that asking at every byte is linear in all.
struct CloserCache {
    private var known: [(text: StaticString, from: Int, at: Int?)] = []

    /// Where `text` first stands at or behind `start`; nil if nowhere.
    mutating func next(_ text: StaticString, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let length = text.utf8CodeUnitCount
        guard let index = known.firstIndex(where: { $0.text.utf8Start == text.utf8Start && $0.text.utf8CodeUnitCount == length }) else {
            let at = Self.search(text, from: start, to: bytes.count, in: bytes)
            known.append((text, start, at))
            return at
        }
        let (_, from, at) = known[index]
        if from <= start {
            guard let at else { return nil }
            if at >= start { return at }
            known[index].at = Self.search(text, from: start, to: bytes.count, in: bytes)
        } else {
            // Behind `from` it is known already.
            known[index].at = Self.search(text, from: start, to: min(bytes.count, from + length - 1), in: bytes) ?? at
        }
        known[index].from = start
        return known[index].at
    }

    private static func search(
        _ text: StaticString, from start: Int, to end: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let length = text.utf8CodeUnitCount
        let first = text.utf8Start[0]
        let last = end - length
        var i = start
        while i <= last {
            if !first.isASCIILetter { i = bytes.find(first, from: i, to: end) }
            guard i <= last else { return nil }
            if bytes.hasASCIICaseless(text, at: i) { return i }
            i += 1
        }
        return nil
    }
}
