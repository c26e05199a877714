/// A place in the file: byte offsets, lines and columns, and what lies there.
public struct Location: Sendable, Equatable {
    /// Lines count from 1.
    public var line: Int
    /// Columns count from 1, in bytes.
    public var column: Int
    public var endLine: Int
    public var endColumn: Int
    /// Offsets of bytes in the file, the end exclusive.
    public var range: Range<Int>
    /// The path of the part that holds it (`1.2`), or nil in the header of the message.
    public var part: String?
    /// The name of the field that holds it, as written, or nil in a body.
    public var field: String?

    public init(line: Int, column: Int, endLine: Int, endColumn: Int, range: Range<Int>, part: String?, field: String?) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
        self.range = range
        self.part = part
        self.field = field
    }
}
