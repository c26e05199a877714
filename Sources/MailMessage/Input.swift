import MailBytes

/// A file as it was given, and what it holds.
///
/// A file in UTF-16, told by its byte order mark, is turned to UTF-8 first; `place(of:)` leads back to its own bytes.
public struct Input: Sendable {
    public enum Kind: Sendable, Equatable {
        case message
        case html
        /// The text of a message, or a template of one, without its header.
        case text
        case mbox
        /// No message: the reason in plain English, without a full stop.
        case none(String)
    }

    /// What is read: the file's bytes, or the UTF-8 that they were turned to.
    public let bytes: [UInt8]
    public let kind: Kind

    /// What is wrong with the file as such.
    public let defects: [Defect]

    private let map: SourceMap?

    /// Bytes in which a file that is no text shows itself.
    static let probe = 8192

    /// Looks at a file. `name` is its path or name, which tells HTML and mbox from messages where the bytes don't.
    public init(_ file: [UInt8], name: String = "") {
        if let text = UTF16File.decode(file) {
            bytes = text.utf8
            map = text.map
            defects = [Defect(.byteOrderMark, at: 0..<2, detail: "the file is in UTF-16")]
        } else {
            bytes = file
            map = nil
            defects = []
        }
        kind = bytes.withUnsafeBufferPointer { InputKind.tell($0, name: name) }
    }

    /// The bytes of the file that `range` of `bytes` was made from.
    public func place(of range: Range<Int>) -> Range<Int> {
        map?.source(of: range) ?? range
    }

    /// Where the messages lie: each of an mbox, or the whole of anything else. None if there is no message.
    public var messageRanges: [Range<Int>] {
        switch kind {
        case .none: []
        case .message, .html, .text: [0..<bytes.count]
        case .mbox: bytes.withUnsafeBufferPointer(Mbox.split)
        }
    }

    /// The form in which the messages are to be parsed.
    public var form: Message.Form {
        switch kind {
        case .html: .html
        case .text: .text
        case .message, .mbox, .none: .message
        }
    }

    /// Whether a file begins like a message: with a field, or the `From ` line of an mbox. Tells which files without a suffix are worth
    /// reading.
    public static func beginsLikeMessage(_ bytes: some Collection<UInt8>) -> Bool {
        let start = Array(bytes.prefix(1024))
        return start.withUnsafeBufferPointer { InputKind.beginsLikeMessage($0) }
    }

    /// Whether a file begins with a field that mail has, or the `From ` line of an mbox. Stricter than `beginsLikeMessage`: a makefile and a
    /// list of settings begin with words and colons, too.
    public static func beginsLikeMail(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let line = start.prefix { $0 != ASCII.lf }
        if line.starts(with: Array("From ".utf8)) {
            // A line of prose has no time of day, and no field below.
            let below = start.dropFirst(line.count + 1)
            return line.indices.dropFirst(6).dropLast(2).contains { i in
                line[i] == ASCII.colon && line[i - 1].isASCIIDigit && line[i + 1].isASCIIDigit
            } || hasMailField(below.prefix { $0 != ASCII.lf })
        }
        return hasMailField(line)
    }

    private static func hasMailField(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.firstIndex(of: ASCII.colon), colon > line.startIndex else { return false }
        let name = line[..<colon]
        if FieldName(name) != .other { return true }
        return name.count > 2 && name[name.startIndex] | 0x20 == UInt8(ascii: "x") && name[name.startIndex + 1] == ASCII.dash
            && name.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// Whether a tag of HTML stands near the beginning of a file.
    public static func holdsHTML(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { HTMLSniffer.holdsHTML($0, 0..<$0.count) }
    }
}
