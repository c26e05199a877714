public import MailBytes

/// What a template says of a message, before its tokens are masked: which bytes are a field's, which are HTML and which plain text.
public struct MailDraft: Sendable {
    /// How a body is written.
    public enum Writing: Sendable, Equatable {
        case html, plain, mjml, markdown
    }

    /// What a composed message is to be read as.
    public enum Form: Sendable, Equatable {
        /// A body alone.
        case html, text
        /// Fields that the template names, and bodies.
        case template
        /// All that would be sent.
        case message
    }

    /// A field, with where its body stands in `bytes`.
    public struct Field: Sendable {
        public let name: String
        public let value: Range<Int>
        /// Whether the value is a name and the next field's value the address to it.
        public var isDisplayName = false
    }

    /// What the template languages are read in: the file, or what was taken out of it.
    public internal(set) var bytes: [UInt8]
    /// From `bytes` to the input; nil where they are the same.
    public internal(set) var map: SourceMap?
    public internal(set) var fields: [Field] = []
    /// The body that a reader is shown first.
    public internal(set) var body: Range<Int>
    public internal(set) var writing: Writing
    /// The plain text beside it.
    public internal(set) var alternative: Range<Int>?
    public internal(set) var preheader: Range<Int>?
    /// What the mail is for, where the template says so.
    public internal(set) var className: String?
    /// Whether it is all that would be sent.
    public internal(set) var isSent = false
    /// Names and sizes of attachments.
    public internal(set) var attachments: [(name: Range<Int>, type: String)] = []

    init(_ bytes: [UInt8], map: SourceMap? = nil, body: Range<Int>, _ writing: Writing) {
        self.bytes = bytes
        self.map = map
        self.body = body
        self.writing = writing
    }

    /// A template as it lies in a file: with front matter or without, in HTML, MJML, Markdown or plain text.
    ///
    /// - Parameters:
    ///   - name: The file's; its ending tells Markdown and MJML.
    ///   - rendered: Whence `bytes` come, where they are not the file's.
    public init(template bytes: [UInt8], isHTML: Bool, named name: String, rendered map: SourceMap? = nil) {
        let front = FrontMatter(bytes)
        let start = front?.end ?? (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        self.init(bytes, map: map, body: start..<bytes.count, Self.writing(of: bytes, from: start, isHTML: isHTML, named: name))
        guard let front else { return }
        fields = front.fields
        preheader = front.preheader
        className = front.className
    }

    /// Whether a file begins with front matter that names a subject.
    public static func namesSubject(_ bytes: [UInt8]) -> Bool {
        FrontMatter(bytes)?.fields.contains { $0.name == "Subject" } ?? false
    }

    private static func writing(of bytes: [UInt8], from start: Int, isHTML: Bool, named name: String) -> Writing {
        let suffixes = name.split(separator: "/").last.map { $0.lowercased().split(separator: ".").dropFirst().suffix(3) } ?? []
        if suffixes.contains("mjml") { return .mjml }
        let holdsMJML = bytes.withUnsafeBufferPointer { buffer in
            (start..<min(buffer.count, start + 4_096)).contains { buffer[$0] == ASCII.less && buffer.hasASCIICaseless("<mjml", at: $0) }
        }
        if holdsMJML { return .mjml }
        if suffixes.contains("md") || suffixes.contains("markdown") { return .markdown }
        return isHTML ? .html : .plain
    }

    /// What is masked, and how.
    public var parts: [(range: Range<Int>, isHTML: Bool)] {
        var parts: [(range: Range<Int>, isHTML: Bool)] = fields.map { ($0.value, false) }
        if let preheader { parts.append((preheader, false)) }
        parts.append((body, writing == .html || writing == .mjml))
        if let alternative { parts.append((alternative, false)) }
        return parts.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether the input's bytes are the body as it stands.
    public var isPlain: Bool {
        map == nil && fields.isEmpty && alternative == nil && preheader == nil && body.count == bytes.count
            && (writing == .html || writing == .plain)
    }

    public func toInput(_ range: Range<Int>) -> Range<Int> { map?.source(of: range) ?? range }

    /// Puts the files beside a template to it: its subject and its plain text, which lie behind `bytes` from then on.
    public mutating func add(subject: [UInt8]?, plain: [UInt8]?) {
        guard subject != nil || plain != nil else { return }
        if map == nil { map = SourceMap(copying: 0..<bytes.count) }
        let first = body.lowerBound
        // Behind the end of the input, so that what is found there can be told from what is found in the input.
        let beyond = toInput(bytes.count..<bytes.count).lowerBound
        func append(_ more: [UInt8], at place: Int) -> Range<Int> {
            let start = bytes.count
            bytes += more
            map?.appendBlock(more.count, for: place..<place)
            return start..<bytes.count
        }
        if let subject, !fields.contains(where: { $0.name == "Subject" }) {
            let line = subject.prefix { $0 != ASCII.lf && $0 != ASCII.cr }
            if !line.isEmpty { fields.append(Field(name: "Subject", value: append(Array(line), at: toInput(first..<first).lowerBound))) }
        }
        if let plain, !plain.isEmpty, writing != .plain, alternative == nil { alternative = append(plain, at: beyond) }
    }

    /// Gives a template without a header the fields that its configuration has for it; a value is one line.
    public mutating func supply(_ given: [(name: String, value: String)]) {
        for (name, value) in given where !isSent && !fields.contains(where: { $0.name == name }) {
            let line = value.utf8.prefix { $0 != ASCII.lf && $0 != ASCII.cr }
            guard !line.isEmpty else { continue }
            if map == nil { map = SourceMap(copying: 0..<bytes.count) }
            let place = toInput(body.lowerBound..<body.lowerBound).lowerBound
            let start = bytes.count
            bytes += line
            map?.appendBlock(line.count, for: place..<place)
            fields.append(Field(name: name, value: start..<bytes.count))
        }
    }
}
