import MailBytes

/// Reads the header of one entity line by line (RFC 5322, section 2.2), with what mail really does to it.
///
/// A line that is no field ends the header, unless a known field follows at once: then it is junk, and the header goes on.
/// White space between a name and its colon is obsolete, and taken (section 4.5). A header may begin late, after empty lines, where a
/// whole message is expected.
struct HeaderReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let lines: LineEnd
    let end: Int
    /// Fields that may still be read.
    var budget: Int
    var fields: [Field] = []
    private(set) var position: Int
    /// The end of the last line that belongs to the header.
    private(set) var headerEnd: Int
    private var open: OpenField?

    private struct OpenField {
        var name: FieldName
        var start: Int
        var nameEnd: Int
        var bodyStart: Int
        var bodyEnd: Int
        /// Past the limit: its lines are passed over.
        var isDropped = false
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, lines: LineEnd, budget: Int) {
        self.bytes = bytes
        self.lines = lines
        self.end = end
        self.budget = budget
        position = start
        headerEnd = start
    }

    /// Reads up to where the body starts, which `position` then is. `isRoot` says that this is the root of a message; `stop` tells a line
    /// that is a boundary.
    mutating func read(isRoot: Bool, defects: inout DefectLog, part: Int, stop: (_ start: Int, _ end: Int) -> Bool) {
        if isRoot { skipStart(&defects, part) }
        while position < end {
            let line = lines.line(in: bytes, from: position, to: end)
            if line.isBlank {
                if endsAtBlank(line, &defects, part) { break }
            } else if bytes[line.start].isBlank, open != nil {
                extend(to: line.contentEnd)
            } else if bytes[line.start] == ASCII.dash, stop(line.start, line.contentEnd) {
                close()
                return
            } else if let field = field(in: line) {
                close()
                accept(field, line, &defects, part)
            } else if !skipsJunk(line, &defects, part) {
                break
            }
            position = line.next
            headerEnd = position
        }
        close()
    }

    // MARK: Lines

    /// Whether the header ends with `line`, which holds white space at most; `position` is then behind it.
    private mutating func endsAtBlank(_ line: LineEnd.Line, _ defects: inout DefectLog, _ part: Int) -> Bool {
        if line.contentEnd > line.start {
            // White space alone continues a field, unless what comes next can't be header any more.
            if continuesHeader(at: line.next) { return false }
            defects.add(.headerSeparatorBlank, at: line.start..<line.contentEnd, part: part)
        }
        position = line.next
        return true
    }

    private func continuesHeader(at start: Int) -> Bool {
        guard start < end else { return false }
        let line = lines.line(in: bytes, from: start, to: end)
        return line.isBlank ? line.contentEnd == line.start : bytes[start].isBlank || field(in: line) != nil
    }

    /// Passes over a line that is no field if the header goes on behind it.
    private mutating func skipsJunk(_ line: LineEnd.Line, _ defects: inout DefectLog, _ part: Int) -> Bool {
        if goesOn(behind: line) {
            close()
            defects.add(.headerLineMalformed, at: line.start..<line.contentEnd, part: part)
            return true
        }
        let hasHeader = open != nil || !fields.isEmpty
        if hasHeader { defects.add(.headerNotSeparated, at: line.start..<line.contentEnd, part: part) }
        return false
    }

    /// Whether a known field follows, at once or behind private ones (`X-…`).
    private func goesOn(behind line: LineEnd.Line) -> Bool {
        var start = line.next
        for _ in 0..<Self.privateFields {
            guard start < end else { return false }
            let next = lines.line(in: bytes, from: start, to: end)
            start = next.next
            if !next.isBlank, bytes[next.start].isBlank { continue }
            guard let field = field(in: next) else { return false }
            if field.name != .other { return true }
            guard bytes[next.start] | 0x20 == 0x78, next.start + 1 < end, bytes[next.start + 1] == ASCII.dash else { return false }
        }
        return false
    }

    /// How many lines of private fields are passed over to find a known one.
    private static let privateFields = 20

    /// What may stand before the header of a message: an mbox's `From ` line, empty lines.
    private mutating func skipStart(_ defects: inout DefectLog, _ part: Int) {
        var line = lines.line(in: bytes, from: position, to: end)
        if startsWithFrom(line) {
            defects.add(.mboxFromLine, at: line.start..<line.contentEnd, part: part)
            position = line.next
            headerEnd = position
            line = lines.line(in: bytes, from: position, to: end)
        }
        guard line.isBlank, position < end else { return }
        while line.isBlank, line.next < end { line = lines.line(in: bytes, from: line.next, to: end) }
        guard let field = field(in: line), field.name != .other else { return }
        defects.add(.headerBlankStart, at: position..<line.start, part: part)
        position = line.start
        headerEnd = position
    }

    private func startsWithFrom(_ line: LineEnd.Line) -> Bool {
        var start = line.start
        if start < line.contentEnd, bytes[start] == ASCII.greater { start += 1 }
        guard line.contentEnd - start >= 5 else { return false }
        return bytes[start] == 0x46 && bytes[start + 1] == 0x72 && bytes[start + 2] == 0x6F && bytes[start + 3] == 0x6D
            && bytes[start + 4] == ASCII.space
    }

    // MARK: Fields

    private func field(in line: LineEnd.Line) -> OpenField? {
        var i = line.start
        var hash = FieldNameTable.seed
        while i < line.contentEnd {
            let byte = bytes[i]
            if byte <= 0x20 || byte == ASCII.colon || byte == 0x7F { break }
            hash = FieldNameTable.mix(hash, byte)
            i += 1
        }
        let nameEnd = i
        guard nameEnd > line.start else { return nil }
        while i < line.contentEnd, bytes[i].isBlank { i += 1 }
        guard i < line.contentEnd, bytes[i] == ASCII.colon else { return nil }
        let name = FieldNameTable.shared.find(UnsafeBufferPointer(rebasing: bytes[line.start..<nameEnd]), hash: hash)
        return OpenField(name: name, start: line.start, nameEnd: nameEnd, bodyStart: i + 1, bodyEnd: line.contentEnd)
    }

    private mutating func accept(_ field: OpenField, _ line: LineEnd.Line, _ defects: inout DefectLog, _ part: Int) {
        open = field
        guard budget > 0 else {
            if budget == 0 {
                defects.add(.tooManyFields, at: line.start..<end, part: part, detail: "the fields from here on were not read")
            }
            budget = -1
            open?.isDropped = true
            return
        }
        budget -= 1
        if field.bodyStart > field.nameEnd + 1 { defects.add(.fieldNameSpaced, at: field.nameEnd..<field.bodyStart - 1, part: part) }
        for i in field.start..<field.nameEnd where bytes[i] >= 0x80 {
            defects.add(.fieldNameMalformed, at: field.start..<field.nameEnd, part: part)
            break
        }
    }

    private mutating func extend(to contentEnd: Int) {
        open?.bodyEnd = contentEnd
    }

    /// Puts the field that is being read into the list, without the white space round its body.
    private mutating func close() {
        guard let field = open else { return }
        open = nil
        if field.isDropped { return }
        var start = field.bodyStart
        var end = field.bodyEnd
        while start < end, bytes[start].isASCIIWhitespace { start += 1 }
        while end > start, bytes[end - 1].isASCIIWhitespace { end -= 1 }
        fields.append(
            Field(
                name: field.name,
                start: Int32(truncatingIfNeeded: field.start),
                nameEnd: Int32(truncatingIfNeeded: field.nameEnd),
                bodyStart: Int32(truncatingIfNeeded: start),
                bodyEnd: Int32(truncatingIfNeeded: end)
            )
        )
    }
}
