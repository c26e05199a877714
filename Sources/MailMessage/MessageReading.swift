import MailBytes

/// The work of reading a message, step by step.
struct MessageReading {
    private(set) var source: [UInt8]
    private(set) var parts: [Part] = []
    private(set) var appendices: [Message.Appendix] = []
    private(set) var rawCharset: Charset?
    var defects: [Defect] { log.defects }
    private var log: DefectLog
    private var range: Range<Int>
    private let limits: Limits

    init(_ source: [UInt8], _ range: Range<Int>, _ limits: Limits) {
        self.source = source
        self.range = range
        self.limits = limits
        log = DefectLog(limit: limits.placesPerDefect)
    }

    mutating func note(_ kind: DefectKind, at place: Range<Int>, detail: String? = nil) {
        log.add(kind, at: place, detail: detail)
    }

    /// - Parameter isSent: Whether the lines are those that are sent.
    mutating func readMessage(isSent: Bool = true) {
        skipByteOrderMark()
        let lines = source.withUnsafeBufferPointer { LineEnd(of: $0, in: range) }
        if isSent { source.withUnsafeBufferPointer { LineSurvey.look($0, range, lines, &log) } }
        var parser = StructureParser(limits: limits, range: range, lines: lines)
        while case .decode(let part) = source.withUnsafeBufferPointer({ parser.run($0) }) {
            open(part, &parser)
        }
        parts = parser.parts
        log.add(parser.defects.defects)
        source.withUnsafeBufferPointer { noteRawHeaders($0) }
    }

    /// One leaf without fields, as the text of a message or a template of it lies in a file.
    mutating func readBody(as type: MediaType) {
        parts = [
            Part(
                path: PartPath(prefix: [], last: 1), parent: nil, depth: 0, kind: .leaf, fields: [],
                header: range.lowerBound..<range.lowerBound, body: range, declaredType: nil, mediaType: type, charsetLabel: nil,
                transferEncoding: .binary, disposition: nil)
        ]
    }

    private mutating func skipByteOrderMark() {
        guard source[range].starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        log.add(.byteOrderMark, at: range.lowerBound..<range.lowerBound + 3)
        range = range.lowerBound + 3..<range.upperBound
    }

    /// Decodes the message that `part` holds to the end of the source and lets the parser go on there.
    private mutating func open(_ part: Int, _ parser: inout StructureParser) {
        let body = parser.parts[part].body
        if source.withUnsafeBufferPointer({ Self.isPlain($0, body, parser.parts[part].transferEncoding) }) {
            parser.defects.add(.transferEncodingLies, at: body.lowerBound..<body.lowerBound, part: part)
            source.withUnsafeBufferPointer { parser.enter(body, of: part, $0) }
            return
        }
        guard isWorthCopying else {
            parser.defects.add(.messageEncoded, at: body, part: part, detail: "what this message holds was not read")
            return
        }
        let (content, map) = source.withUnsafeBufferPointer {
            TransferDecoder.decode($0, body, parser.parts[part].transferEncoding, recorder: Recording())
        }
        let start = source.count
        guard !content.bytes.isEmpty, start + content.bytes.count < Int(Int32.max) else { return }
        source += content.bytes
        appendices.append(Message.Appendix(range: start..<source.count, map: map.map))
        for defect in content.defects { parser.defects.add(defect.kind, at: defect.place, part: part) }
        source.withUnsafeBufferPointer { parser.enter(start..<source.count, of: part, $0) }
    }

    /// Decoding into the source copies all of it: too much for one message of a large mbox.
    private var isWorthCopying: Bool {
        !appendices.isEmpty || source.count <= Self.cheapCopy || source.count <= range.count * 4
    }

    private static let cheapCopy = 64 << 20

    /// Whether a body that is said to be base64 begins with a field: nobody encoded it.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ body: Range<Int>, _ encoding: TransferEncoding) -> Bool {
        guard encoding == .base64 else { return false }
        let stop = bytes.find(ASCII.lf, from: body.lowerBound, to: body.upperBound)
        return bytes.find(ASCII.colon, from: body.lowerBound, to: stop) < stop
    }

    /// Fields with bytes above 127. RFC 6532 allows UTF-8 to those who agreed on it; all others see what they guess.
    private mutating func noteRawHeaders(_ bytes: UnsafeBufferPointer<UInt8>) {
        var isRaw = false
        for (index, part) in parts.enumerated() where ByteScan.firstHigh(bytes, part.header) != nil {
            for field in part.fields where ByteScan.firstHigh(bytes, field.bodyRange) != nil {
                log.add(.headerRaw8Bit, at: field.bodyRange, part: index)
                isRaw = true
            }
        }
        if isRaw { rawCharset = findRawCharset(bytes) }
    }

    private func findRawCharset(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset? {
        for part in parts {
            guard let label = part.charsetLabel, let charset = Charset(label: bytes[label]), charset.keepsASCII else { continue }
            if charset != .ascii, charset != .utf8 { return charset }
        }
        return nil
    }
}
