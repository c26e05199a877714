import MailBytes
import MailMessage

extension Locator {
    /// Bytes to either side of a place that an excerpt is cut from.
    private static let excerptReach = 400

    /// The line round a place: as the file has it where that can be read, decoded where the file has it encoded.
    public func excerpt(of place: Place) -> Excerpt? {
        if let template, place != .absent {
            let range = location(of: place).range
            return excerpt(of: template.file, around: range, isDecoded: false)
        }
        switch place {
        case .absent, .file: return nil
        case .source(let range): return excerpt(ofSource: range)
        case .text(let part, let range):
            guard let body = facts.body(ofPart: part) else { return nil }
            return excerpt(of: body, around: range)
        case .segment(let index, let range):
            let segment = facts.transcript[index]
            switch segment.origin {
            case .field:
                let source = sourceRange(of: place)
                let isPlain = facts.message.source[source].elementsEqual(segment.bytes[range])
                if isPlain { return excerpt(ofSource: source) }
                return excerpt(of: segment.bytes, around: range, isDecoded: true)
            case .plain(let part, _): return excerpt(of: segment.bytes, around: range, isDecoded: isEncoded(part))
            case .html(let part, let map):
                guard let body = facts.body(ofPart: part) else { return nil }
                return excerpt(of: body, around: map.source(of: range))
            }
        }
    }

    /// A line of the file; decoded where it is in another charset than UTF-8, which a terminal could not show.
    private func excerpt(ofSource range: Range<Int>) -> Excerpt? {
        let message = facts.message
        guard let plain = excerpt(of: message.source, around: range, isDecoded: false) else { return nil }
        if String(validating: plain.line, as: UTF8.self) != nil { return plain }
        if let body = facts.bodies.first(where: { holds(range, in: message.parts[$0.part].body) }), !isEncoded(body.part) {
            return excerpt(of: body, around: textRange(of: range, in: map(ofPart: body.part), count: body.text.count))
        }
        guard message.parts.contains(where: { holds(range, in: $0.header) }) else { return plain }
        let start = range.lowerBound - plain.mark.lowerBound
        let text = message.unstructured(start..<start + plain.line.count)
        return excerpt(of: text.utf8, around: textRange(of: range, in: text.map, count: text.utf8.count), isDecoded: true)
    }

    private func holds(_ range: Range<Int>, in whole: Range<Int>) -> Bool {
        whole.lowerBound <= range.lowerBound && range.upperBound <= whole.upperBound
    }

    /// What of a text of `count` bytes was made from `range` of the source. O(log² count).
    private func textRange(of range: Range<Int>, in map: TextMap, count: Int) -> Range<Int> {
        let lower = (0..<count).partitioningIndex { map.source(of: $0..<$0 + 1).upperBound > range.lowerBound }
        let upper = (lower..<count).partitioningIndex { map.source(of: $0..<$0 + 1).lowerBound >= range.upperBound }
        return lower..<upper
    }

    private func excerpt(of body: Body, around range: Range<Int>) -> Excerpt? {
        let (bytes, bounds) = body.text.shared
        let place = bounds.lowerBound + range.lowerBound..<bounds.lowerBound + range.upperBound
        return excerpt(of: bytes, in: bounds, around: place, isDecoded: isEncoded(body.part))
    }

    /// Whether the file shows a part's text in other bytes than its own.
    private func isEncoded(_ part: Int) -> Bool {
        switch facts.message.parts[part].transferEncoding {
        case .base64, .quotedPrintable: true
        default: false
        }
    }

    /// - Parameter bounds: Where the text lies in `bytes`; it is all of it where not given.
    private func excerpt(of bytes: [UInt8], in bounds: Range<Int>? = nil, around range: Range<Int>, isDecoded: Bool) -> Excerpt? {
        let bounds = bounds ?? 0..<bytes.count
        guard range.lowerBound >= bounds.lowerBound, range.upperBound <= bounds.upperBound else { return nil }
        var lower = range.lowerBound
        let floor = max(bounds.lowerBound, lower - Self.excerptReach)
        while lower > floor, !bytes[lower - 1].isLineEnd { lower -= 1 }
        var upper = range.lowerBound
        let ceiling = min(bounds.upperBound, upper + Self.excerptReach)
        while upper < ceiling, !bytes[upper].isLineEnd { upper += 1 }
        while lower < range.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
        while upper > range.lowerBound, upper < bounds.upperBound, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
        var mark = range.lowerBound - lower..<max(range.lowerBound, min(range.upperBound, upper)) - lower
        // A place may be one byte of a character.
        while !mark.isEmpty, mark.upperBound < upper - lower, bytes[lower + mark.upperBound] & 0xC0 == 0x80, mark.count < 4 {
            mark = mark.lowerBound..<mark.upperBound + 1
        }
        return Excerpt(line: Array(bytes[lower..<upper]), mark: mark, isDecoded: isDecoded)
    }
}

extension UInt8 {
    fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
