public import MailBytes
import MailMessage
import MailTemplate

/// Turns places into bytes, lines and columns of the file.
///
/// Maps through charset and transfer encoding are made here, when a part first has a finding, and kept for the next one.
public final class Locator {
    let facts: Facts
    private let lines: LineIndex
    private let toFile: (Range<Int>) -> Range<Int>
    let template: TemplateWay?
    private var maps: [Int: TextMap] = [:]

    /// Bytes of text that a finding quotes at most; longer ones are not quoted.
    private static let quoteLimit = 1_000

    /// - Parameters:
    ///   - facts: Of the message that the places are in.
    ///   - lines: Of the file.
    ///   - toFile: From offsets in `Message.source` to offsets in the file.
    ///   - template: The way to the file for places that a template language has.
    public init(
        facts: Facts, lines: LineIndex, template: TemplateWay? = nil, toFile: @escaping (Range<Int>) -> Range<Int>
    ) {
        self.facts = facts
        self.lines = lines
        self.toFile = toFile
        self.template = template
    }

    public func location(of place: Place) -> Location {
        let source = sourceRange(of: place)
        let range =
            if case .file(let range) = place { template?.toFile(range) ?? range } else { toFile(facts.message.place(of: source)) }
        let start = lines.position(of: range.lowerBound)
        let end = lines.position(of: range.upperBound)
        let owner = owner(of: source.lowerBound)
        return Location(
            line: start.line, column: start.column, endLine: end.line, endColumn: end.column, range: range, part: owner.part,
            field: owner.field)
    }

    /// The text at a place, as a finding quotes it.
    ///
    /// Where a token of a template stands there, its own bytes are quoted, and not the filler that was read in its stead.
    public func quote(_ evidence: Evidence) -> String? {
        let seen = seen(evidence)
        guard let template, let seen, TemplateReading.mayHoldFiller(seen) else { return seen }
        let range = location(of: evidence.place).range
        return template.holdsToken(range) ? quote(template.file[range.clamped(to: 0..<template.file.count)]) : seen
    }

    private func seen(_ evidence: Evidence) -> String? {
        if let text = evidence.text { return quote(text[...]) }
        switch evidence.place {
        case .absent: return nil
        case .file(let range): return template.flatMap { quote($0.file[$0.toFile(range).clamped(to: 0..<$0.file.count)]) }
        case .segment(let index, let range): return quote(facts.transcript[index].bytes[range])
        case .text(let part, let range):
            return facts.body(ofPart: part).flatMap { body in
                let (bytes, text) = body.text.shared
                return quote(bytes[range.lowerBound + text.lowerBound..<range.upperBound + text.lowerBound])
            }
        case .source(let range):
            guard holdsEncodedWord(range) else { return quote(facts.message.source[range]) }
            return quote(facts.message.unstructured(range).utf8[...])
        }
    }

    /// Whether a place is in a header and has an encoded word, which is quoted as it reads.
    private func holdsEncodedWord(_ range: Range<Int>) -> Bool {
        guard range.count <= Self.quoteLimit else { return false }
        let bytes = facts.message.source[range]
        guard zip(bytes, bytes.dropFirst()).contains(where: { $0 == ASCII.equals && $1 == ASCII.question }) else { return false }
        let parts = facts.message.parts
        let next = parts.indices.partitioningIndex { parts[$0].header.lowerBound > range.lowerBound }
        return next > 0 && range.upperBound <= parts[next - 1].header.upperBound
    }

    private func quote(_ bytes: ArraySlice<UInt8>) -> String? {
        guard !bytes.isEmpty, bytes.count <= Self.quoteLimit else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    func sourceRange(of place: Place) -> Range<Int> {
        switch place {
        case .absent: return facts.message.headerEnd..<facts.message.headerEnd
        case .source(let range): return range
        case .file: return facts.message.range.lowerBound..<facts.message.range.lowerBound
        case .text(let part, let range): return map(ofPart: part).source(of: range)
        case .segment(let index, let range):
            switch facts.transcript[index].origin {
            case .field(let map): return map.source(of: range)
            case .plain(let part, let base): return map(ofPart: part).source(of: range.lowerBound - base..<range.upperBound - base)
            case .html(let part, let map): return self.map(ofPart: part).source(of: map.source(of: range))
            }
        }
    }

    func map(ofPart part: Int) -> TextMap {
        if let known = maps[part] { return known }
        let map = facts.message.sourceMap(ofText: part)
        maps[part] = map
        return map
    }

    /// The part and the field that hold a byte of the source.
    private func owner(of offset: Int) -> (part: String?, field: String?) {
        let message = facts.message
        // Parts come in order of their headers, so the last that begins before the offset holds it or one of its ancestors does.
        let next = message.parts.indices.partitioningIndex { message.parts[$0].header.lowerBound > offset }
        guard next > 0 else { return (nil, nil) }
        var index = next - 1
        while let parent = message.parts[index].parent, offset >= message.parts[index].body.upperBound { index = parent }
        let path =
            index == 0 && offset < max(message.parts[index].body.lowerBound, message.headerEnd)
            ? nil : message.parts[index].path.description
        guard offset < message.parts[index].header.upperBound else { return (path, nil) }
        let fields = message.parts[index].fields
        let following = fields.indices.partitioningIndex { fields[$0].range.lowerBound > offset }
        guard following > 0, offset <= fields[following - 1].range.upperBound else { return (path, nil) }
        let field = fields[following - 1]
        return (path, String(decoding: message.source[field.nameRange], as: UTF8.self))
    }
}
