import MailBytes
import MailMessage
public import SpamLintCore

/// A message that is being mended, and what is known for it.
public struct Workpiece: Sendable {
    public let facts: Facts
    public let settings: MendingSettings
    /// Which of a fixer's ways is asked for.
    var variant = 0
    /// How its lines end.
    let lineEnd: [UInt8]
    /// Whether its bytes may be changed at all: it is signed, or its lines end as no mail's do.
    public let isMendable: Bool

    public init(_ facts: Facts, settings: MendingSettings) {
        self.facts = facts
        self.settings = settings
        let message = facts.message
        let source = message.source[message.range]
        let feed = source.firstIndex(of: ASCII.lf)
        let isCRLF = feed.map { $0 > source.startIndex && source[$0 - 1] == ASCII.cr } ?? false
        lineEnd = isCRLF ? [ASCII.cr, ASCII.lf] : [ASCII.lf]
        let hasLines = feed != nil || !source.contains(ASCII.cr)
        isMendable = hasLines && Signature(of: message).allowsMending(removing: settings.removesSignatures)
    }

    var message: Message { facts.message }

    /// Whether there is a header to mend; templates and bare HTML have none.
    var hasHeader: Bool { message.form == .message }

    /// Whether a place lies in the file itself, not in a message that is encoded inside it.
    func isInFile(_ range: Range<Int>) -> Bool {
        message.range.lowerBound <= range.lowerBound && range.upperBound <= message.range.upperBound && message.place(of: range) == range
    }

    /// Whether a part lies in no message inside this one: what others wrote is passed on as it is.
    func isOwn(_ part: Int) -> Bool {
        var outer = message.parts.indices.contains(part) ? message.parts[part].parent : nil
        while let index = outer {
            if message.parts[index].kind == .message { return false }
            outer = message.parts[index].parent
        }
        return true
    }

    // MARK: Fields

    /// Whether all readers agree where the header of a part ends: some take a line that is no field for the first of the text.
    func isEndCertain(ofHeader index: Int) -> Bool {
        let part = message.parts[index]
        // Without an empty line behind it, a field that is added would be taken for text, or a line of text for more of the field.
        guard part.header.upperBound < part.body.lowerBound || part.body.isEmpty else { return false }
        return !message.defects.contains { $0.part == index && ($0.kind == .headerLineMalformed || $0.kind == .headerNotSeparated) }
    }

    /// A field at the end of the header.
    func inserting(_ name: String, _ body: [UInt8]) -> Change? {
        guard hasHeader, let header = message.parts.first?.header, !header.isEmpty, isEndCertain(ofHeader: 0) else { return nil }
        return .source(Edit(header.upperBound..<header.upperBound, fieldLine(name, body, endOf: header)))
    }

    /// A line for the end of a header, which may lack the end of its last line.
    func fieldLine(_ name: String, _ body: [UInt8], endOf header: Range<Int>) -> [UInt8] {
        let isOpen = !header.isEmpty && message.source[header.upperBound - 1] != ASCII.lf
        return (isOpen ? lineEnd : []) + Array(name.utf8) + [ASCII.colon, ASCII.space] + body + (isOpen ? [] : lineEnd)
    }

    func replacing(_ field: Field, with body: [UInt8]) -> Change {
        // A field without a body may lack the blank behind its colon, too.
        let needsBlank = field.isEmpty && field.bodyRange.lowerBound > 0 && message.source[field.bodyRange.lowerBound - 1] == ASCII.colon
        return .source(Edit(field.bodyRange, (needsBlank ? [ASCII.space] : []) + body))
    }

    func removing(_ field: Field) -> Change { .source(Edit(lines(of: field), [])) }

    /// A field's lines, with their ends.
    func lines(of field: Field) -> Range<Int> {
        let source = message.source
        var end = field.bodyRange.upperBound
        repeat {
            while end < message.range.upperBound, source[end] != ASCII.lf { end += 1 }
            end = min(end + 1, message.range.upperBound)
        } while end < message.headerEnd && source[end].isBlank
        return field.range.lowerBound..<end
    }

    /// The field of the root header that holds a place.
    func field(at place: Place) -> Field? {
        guard case .source(let range) = place else { return nil }
        let fields = message.fields
        // The last that begins at the place or before it.
        let next = fields.indices.partitioningIndex { fields[$0].range.lowerBound > range.lowerBound }
        guard next > 0, range.upperBound <= lines(of: fields[next - 1]).upperBound else { return nil }
        return fields[next - 1]
    }

    // MARK: Parts

    /// The leaf that holds a place, in its header or its body.
    func leaf(at place: Place) -> Int? {
        switch place {
        case .text(let part, _): return part
        case .segment(let index, _):
            switch facts.transcript[index].origin {
            case .plain(let part, _), .html(let part, _): return part
            case .field: return nil
            }
        case .source(let range):
            // Parts come in order of their headers.
            let parts = message.parts
            let index = parts.indices.partitioningIndex { parts[$0].header.lowerBound > range.lowerBound } - 1
            guard index >= 0, parts[index].kind == .leaf, range.lowerBound <= parts[index].body.upperBound else { return nil }
            return index
        case .file, .absent: return nil
        }
    }

    /// The texts that a reader is shown and that may be changed.
    var bodies: [Body] { facts.bodies.filter { isInFile(message.parts[$0.part].body) && isOwn($0.part) } }

    // MARK: Text

    /// Where in a part's text a place of evidence lies.
    func textRange(of place: Place) -> (part: Int, range: Range<Int>)? {
        switch place {
        case .text(let part, let range): return (part, range)
        case .segment(let index, let range):
            switch facts.transcript[index].origin {
            case .plain(let part, let base): return (part, range.lowerBound - base..<range.upperBound - base)
            case .html(let part, let map): return (part, map.source(of: range))
            case .field: return nil
            }
        case .source, .file, .absent: return nil
        }
    }
}
