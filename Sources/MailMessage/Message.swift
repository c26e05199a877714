import MailBytes

/// A message as it was read: its fields, its parts and what is wrong with it. Any bytes give one.
///
/// Reading finds the structure only. What fields and bodies say is decoded on demand, by the methods of this type.
///
/// Offsets are bytes of `source`. That is the file, with one exception: a message that is transfer-encoded inside another has its decoded
/// bytes appended to `source`, and its parts lie there. `place(of:)` leads from any offset to the file.
public struct Message: Sendable {
    public enum Form: Sendable, Hashable {
        case message
        /// A bare HTML file: one leaf of text/html without fields.
        case html
        /// A bare text file: one leaf of text/plain without fields.
        case text
        /// What a template says of a message: the fields that it names, and bodies. What only sending adds is not there, and not missing.
        case template
    }

    public let source: [UInt8]

    /// This message inside `source`; an mbox holds many.
    public let range: Range<Int>

    public let form: Form

    /// All entities, each before those that it holds; the first is the root.
    public let parts: [Part]

    /// What was found wrong while the structure was read. Contents and texts have defects of their own.
    public let defects: [Defect]

    /// The charset to try for raw bytes in a header: that of the first part that names one which tells something.
    let rawCharset: Charset?

    /// Bytes of `source` that are the file's.
    let fileCount: Int
    private let appendices: [Appendix]

    /// The decoded bytes of an encoded message, at the end of `source`.
    struct Appendix: Sendable {
        let range: Range<Int>
        let map: SourceMap
    }

    /// The fields of the root header, in order.
    public let fields: [Field]

    /// Where those of a name stand.
    public let fieldIndex: FieldIndex

    /// The end of the root header: where what is absent from it is said to be.
    public var headerEnd: Int { parts.first?.header.upperBound ?? range.lowerBound }

    /// Reads `range` of `source`, all of it by default. Linear.
    public init(parsing source: [UInt8], range: Range<Int>? = nil, form: Form = .message, limits: Limits = .standard) {
        let wanted = (range ?? 0..<source.count).clamped(to: 0..<min(source.count, Int(Int32.max)))
        let read = wanted.lowerBound..<min(wanted.upperBound, wanted.lowerBound + limits.messageBytes)
        var reading = MessageReading(source, read, limits)
        if read.upperBound < (range ?? 0..<source.count).clamped(to: 0..<source.count).upperBound {
            reading.note(.messageTooLarge, at: read.upperBound..<wanted.upperBound, detail: "what follows was not read")
        }
        switch form {
        case .message: reading.readMessage()
        case .template: reading.readMessage(isSent: false)
        case .html: reading.readBody(as: .textHTML)
        case .text: reading.readBody(as: .textPlain)
        }
        self.range = read
        self.form = form
        self.source = reading.source
        parts = reading.parts
        fields = parts.first?.fields ?? []
        fieldIndex = FieldIndex(fields)
        defects = reading.defects
        fileCount = source.count
        appendices = reading.appendices
        rawCharset = reading.rawCharset
    }

    /// The bytes of the file that `range` of `source` is or was decoded from.
    public func place(of range: Range<Int>) -> Range<Int> {
        var range = range
        while range.lowerBound >= fileCount, let appendix = appendices.last(where: { $0.range.lowerBound <= range.lowerBound }) {
            let start = appendix.range.lowerBound
            range = appendix.map.source(of: range.lowerBound - start..<max(range.lowerBound, range.upperBound) - start)
        }
        return range
    }

    // MARK: Fields

    /// The first field of the root header with that name.
    public func first(_ name: FieldName) -> Field? {
        fields.first { $0.name == name }
    }

    /// The fields of the root header with that name.
    public func all(_ name: FieldName) -> [Field] {
        fields.filter { $0.name == name }
    }

    /// The fields of the root header whose name is `name`, in whatever case; for names that `FieldName` may not know.
    public func all(named name: String) -> [Field] {
        let wanted = Array(name.utf8)
        let known = FieldName(wanted)
        if known != .other { return all(known) }
        return fields.filter { field in
            field.name == .other && field.nameRange.count == wanted.count
                && zip(source[field.nameRange], wanted).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
        }
    }

    /// The bytes of a field's name or body as they stand.
    public func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        source[range.clamped(to: 0..<source.count)]
    }
}
