import MailBytes

/// Tells what a file holds by its bytes and its name.
enum InputKind {
    static func tell(_ bytes: UnsafeBufferPointer<UInt8>, name: String) -> Input.Kind {
        guard !bytes.isEmpty else { return .none("the file is empty") }
        let suffix = suffix(of: name)
        if startsWithFrom(bytes), suffix != "eml", Mbox.isMbox(bytes, named: suffix == "mbox" || suffix == "mbx") { return .mbox }
        let start = hasMark(bytes) ? 3 : 0
        if HTMLSniffer.looksLikeHTML(bytes, start..<bytes.count) { return .html }
        if let kind = frontMatter(bytes, from: start, suffix: suffix) { return kind }
        if suffix == "json", beginsLikeJSON(bytes[start...]) { return .text }
        // Nearly every message begins with a field, which takes less than reading its header.
        if beginsLikeMessage(bytes) || hasField(bytes, start..<bytes.count) { return .message }
        if isBinary(bytes) { return .none("neither a header nor text: the file is binary") }
        if htmlSuffixes.contains(suffix) { return .html }
        if suffix == "md" || suffix == "markdown" { return .text }
        guard bodySuffixes.contains(suffix) || suffix.isEmpty && isDocument(name) else { return .message }
        return HTMLSniffer.holdsHTML(bytes, start..<bytes.count) ? .html : .text
    }

    private static let htmlSuffixes: Set<String> = ["html", "htm", "xhtml", "mjml"]

    /// Endings of files that hold the text of a message, or a template of it, and never its header. HTML among them is told by its bytes.
    private static let bodySuffixes: Set<String> = [
        "txt", "text", "hbs", "handlebars", "mustache", "liquid", "jinja", "jinja2", "j2", "njk", "twig", "ejs", "erb", "tmpl", "tpl",
        "gotmpl", "gohtml", "ftl", "ftlh", "vm", "php", "cshtml",
    ]

    /// Files beside templates that are read by people and never sent; their names have no ending.
    private static let documents: Set<String> = [
        "authors", "changelog", "changes", "contributing", "copying", "copyright", "install", "licence", "license", "makefile", "news",
        "notice",
        "readme", "todo", "unlicense",
    ]

    private static func isDocument(_ name: String) -> Bool {
        let last = name.utf8.split(separator: 0x2F).last ?? name.utf8[...]
        return documents.contains(String(decoding: last.map(\.asciiLowercased), as: UTF8.self))
    }

    private static func beginsLikeJSON(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let text = bytes.drop { $0.isASCIIWhitespace }
        guard let first = text.first else { return false }
        if first == 0x7B || first == 0x5B || first == ASCII.quote || first == ASCII.dash || first.isASCIIDigit { return true }
        return ["true", "false", "null"].contains { text.starts(with: $0.utf8) && !text.dropFirst($0.utf8.count).contains(ASCII.colon) }
    }

    private static func hasMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count > 2 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }

    /// A file that begins with lines between `---` and `---` is a template, whatever those lines look like.
    private static func frontMatter(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, suffix: String) -> Input.Kind? {
        guard start + 4 < bytes.count, bytes[start] == ASCII.dash, bytes[start + 1] == ASCII.dash, bytes[start + 2] == ASCII.dash,
            bytes[start + 3] == ASCII.lf || bytes[start + 3] == ASCII.cr
        else { return nil }
        let probe = min(bytes.count, start + 2 * Input.probe)
        var i = bytes.find(ASCII.lf, from: start, to: probe)
        while i + 3 < probe {
            if bytes[i + 1] == ASCII.dash, bytes[i + 2] == ASCII.dash, bytes[i + 3] == ASCII.dash {
                let body = bytes.find(ASCII.lf, from: i + 3, to: bytes.count)
                if suffix == "md" || suffix == "markdown" { return .text }
                return htmlSuffixes.contains(suffix) || HTMLSniffer.holdsHTML(bytes, body..<bytes.count) ? .html : .text
            }
            i = bytes.find(ASCII.lf, from: i + 1, to: probe)
        }
        return nil
    }

    /// The part of the file's name behind its last dot, in lower case.
    private static func suffix(of name: String) -> String {
        let last = name.utf8.split(separator: 0x2F).last ?? name.utf8[...]
        guard let dot = last.lastIndex(of: ASCII.dot), dot > last.startIndex else { return "" }
        return String(decoding: last[last.index(after: dot)...].map(\.asciiLowercased), as: UTF8.self)
    }

    /// Whether a message read here would have a field.
    private static func hasField(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let lines = LineEnd(of: bytes, in: range)
        var reader = HeaderReader(bytes, from: range.lowerBound, to: range.upperBound, lines: lines, budget: 1)
        var defects = DefectLog()
        reader.read(isRoot: true, defects: &defects, part: 0) { _, _ in false }
        return reader.fields.contains { field in
            // Between the bytes of a program or a picture a colon may stand behind anything; words as in a name are no accident.
            field.nameRange.allSatisfy { isWordLike(bytes[$0]) }
                || field.nameRange.allSatisfy { bytes[$0] < 0x7F } && field.bodyRange.allSatisfy { bytes[$0] != 0 }
        }
    }

    /// NUL, or more than one control character in ten bytes, where text would be.
    private static func isBinary(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let probe = bytes.prefix(Input.probe)
        let controls = probe.reduce(into: 0) { count, byte in
            if byte < 0x20, !byte.isASCIIWhitespace, byte != 0x1B { count += 1 }
        }
        return probe.contains(ASCII.nul) || controls * 10 > probe.count
    }

    private static func startsWithFrom(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.starts(with: [0x46, 0x72, 0x6F, 0x6D, 0x20])
    }

    /// What the names of fields are made of in practice; RFC 5322 allows any other sign as well.
    private static func isWordLike(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.dash || byte == 0x5F
    }

    static func beginsLikeMessage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = hasMark(bytes) ? 3 : 0
        if startsWithFrom(bytes) {
            i = bytes.find(ASCII.lf, from: 0, to: bytes.count) + 1
        }
        let start = i
        while i < bytes.count, isWordLike(bytes[i]) { i += 1 }
        guard i > start, bytes[start].isASCIILetter else { return false }
        while i < bytes.count, bytes[i].isBlank { i += 1 }
        return i < bytes.count && bytes[i] == ASCII.colon
    }
}
