import MailBytes
import SpamLintCore

/// The bytes of a file as lines, and columns in UTF-16 as editors and SARIF count them.
///
/// A class, because it remembers where it last counted: findings come in order, and a line may be the whole file.
public final class SourceText {
    private let bytes: [UInt8]
    private let lines: LineIndex
    private let isWide: Bool
    private let hasMark: Bool
    private var counted = (line: 0, offset: 0, units: 0)

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = LineIndex(of: bytes)
        isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        hasMark = isWide || bytes.starts(with: [0xEF, 0xBB, 0xBF])
    }

    /// The line and the column of a byte, both from 1, the column in UTF-16 code units.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let line = lines.position(of: min(max(0, offset), bytes.count)).line
        return (line, column(of: offset, inLine: line))
    }

    /// The column, from 1, of a byte of `line` in UTF-16 code units; a byte order mark is none.
    func column(of offset: Int, inLine line: Int) -> Int {
        let start = lines.start(ofLine: line) ?? 0
        let offset = min(max(offset, start), bytes.count)
        if isWide { return (offset - start) / 2 + 1 - (line == 1 && offset >= 2 ? 1 : 0) }
        let isLater = counted.line == line && counted.offset <= offset
        var units = isLater ? counted.units : 0
        units += Self.units(bytes, isLater ? counted.offset : start, offset)
        counted = (line, offset, units)
        return units + 1 - (hasMark && line == 1 && offset >= 3 ? 1 : 0)
    }

    /// UTF-16 code units of a stretch of UTF-8; a byte that belongs to no character is one.
    private static func units(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var units = 0
        var i = start
        while i < end {
            let byte = bytes[i]
            let length = byte < 0xC2 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 1
            var j = i + 1
            while j < min(i + length, bytes.count), bytes[j] & 0xC0 == 0x80 { j += 1 }
            units += length == 4 && j == i + 4 ? 2 : 1
            i = j
        }
        return units
    }

    /// The line that holds a place, white space at its ends left out and runs of it made one space; at most 1,000 bytes about the place.
    func normalizedLine(around offset: Int, line: Int) -> [UInt8] {
        let start = max(lines.start(ofLine: line) ?? 0, offset - 500)
        let end = min(lines.start(ofLine: line + 1) ?? bytes.count, offset + 500, bytes.count)
        guard start < end else { return [] }
        var normalized: [UInt8] = []
        for byte in bytes[start..<end] {
            if byte <= 0x20 {
                if normalized.last != 0x20, !normalized.isEmpty { normalized.append(0x20) }
            } else {
                normalized.append(byte)
            }
        }
        if normalized.last == 0x20 { normalized.removeLast() }
        return normalized
    }
}

/// Where a finding begins and ends, columns in UTF-16.
struct SourceRegion {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int

    init(_ location: Location, in source: SourceText) {
        startLine = location.line
        startColumn = source.column(of: location.range.lowerBound, inLine: location.line)
        endLine = location.endLine
        endColumn = source.column(of: location.range.upperBound, inLine: location.endLine)
    }
}
