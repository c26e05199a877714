import MailBytes

/// Lays text out the way a reader sees it: white space collapsed, blocks on lines, cells apart; every byte keeps its way back.
struct FlowBuilder {
    private(set) var flow = Flow()

    /// What separates the text so far from the next, weakest first.
    private enum Gap: UInt8 {
        case none, space, cell, line
    }

    private var gap = Gap.none
    private var gapStart: Int32 = 0
    private var gapEnd: Int32 = 0
    /// Line breaks asked for by `<br>` since the last text, and where the last of them was.
    private var breaks = 0
    private var breakStart: Int32 = 0
    private var breakEnd: Int32 = 0

    /// A run of white space that `trimmed` has walked over, the longest of them.
    private var walked = 0..<0

    var count: Int { flow.utf8.count }

    mutating func reserveCapacity(_ bytes: Int) {
        flow.utf8.reserveCapacity(bytes)
    }

    private mutating func widen(_ new: Gap, _ span: Range<Int>) {
        guard new.rawValue > gap.rawValue else { return }
        gap = new
        gapStart = Int32(span.lowerBound)
        gapEnd = Int32(span.upperBound)
    }

    /// The next text begins a line, because of the tag at `span`.
    mutating func breakLine(_ span: Range<Int>) { widen(.line, span) }

    /// The next text stands in another cell.
    mutating func breakCell(_ span: Range<Int>) { widen(.cell, span) }

    /// The next text stands apart.
    mutating func space(_ span: Range<Int>) { widen(.space, span) }

    /// A `<br>` at `span`. Two of them leave an empty line; more leave no more.
    mutating func lineBreak(_ span: Range<Int>) {
        widen(.line, span)
        breaks += 1
        breakStart = Int32(span.lowerBound)
        breakEnd = Int32(span.upperBound)
    }

    /// Writes the gap before text, unless the text so far ends in white space or is empty.
    private mutating func fillGap() {
        defer {
            gap = .none
            breaks = 0
        }
        guard gap != .none, let last = flow.utf8.last, last != ASCII.lf else { return }
        let span = Int(gapStart)..<Int(gapEnd)
        switch gap {
        case .none: break
        case .space: write(ASCII.space, for: span)
        case .cell: write(ASCII.tab, for: span)
        case .line:
            write(ASCII.lf, for: span)
            if breaks > 1 { write(ASCII.lf, for: Int(breakStart)..<Int(breakEnd)) }
        }
    }

    private mutating func write(_ byte: UInt8, for span: Range<Int>) {
        flow.utf8.append(byte)
        flow.map.appendBlock(1, for: span)
    }

    private mutating func copy(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if gap != .none { fillGap() }
        flow.utf8.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
        flow.map.appendCopy(of: range)
    }

    private mutating func write(_ reference: CharacterReference, at offset: Int) {
        if gap != .none { fillGap() }
        let before = flow.utf8.count
        reference.forEachByte { flow.utf8.append($0) }
        flow.map.appendBlock(flow.utf8.count - before, for: offset..<(offset + reference.length))
    }

    /// How a run of text is to be read.
    struct Reading: OptionSet {
        let rawValue: UInt8
        /// White space counts as it stands.
        static let preserved = Reading(rawValue: 1)
        /// `&` is just a character.
        static let literal = Reading(rawValue: 2)
        /// References as in an attribute's value.
        static let attribute = Reading(rawValue: 4)
    }

    /// Appends `range` of `source` and returns where its first byte that is no gap went; nil if it was all white space.
    mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ reading: Reading = []) -> Int? {
        let isPreserved = reading.contains(.preserved)
        var first: Int?
        var i = range.lowerBound
        var run = i
        let limit = range.upperBound
        while i < limit {
            let byte = source[i]
            if byte > ASCII.space, byte != UInt8(ascii: "&") {
                if first == nil {
                    if gap != .none { fillGap() }
                    first = flow.utf8.count
                }
                i += 1
                continue
            }
            if byte == UInt8(ascii: "&") {
                guard !reading.contains(.literal),
                    let reference = CharacterReference(in: source, at: i, limit: limit, inAttribute: reading.contains(.attribute))
                else {
                    if first == nil {
                        if gap != .none { fillGap() }
                        first = flow.utf8.count
                    }
                    i += 1
                    continue
                }
                copy(source, run..<i)
                let after = i + reference.length
                if reference.isSpace, !isPreserved {
                    space(i..<after)
                } else {
                    if gap != .none { fillGap() }
                    if first == nil { first = flow.utf8.count }
                    write(reference, at: i)
                }
                i = after
                run = i
                continue
            }
            if byte == ASCII.space, first != nil, i + 1 < limit, i > run, source[i + 1] > ASCII.space {
                i += 1
                continue
            }
            copy(source, run..<i)
            i = isPreserved ? keepSpace(source, at: i) : skipSpace(source, from: i, limit: limit)
            run = i
        }
        copy(source, run..<limit)
        return first
    }

    /// Takes white space as one gap; NUL and other control bytes vanish.
    private mutating func skipSpace(_ source: UnsafeBufferPointer<UInt8>, from offset: Int, limit: Int) -> Int {
        var i = offset
        while i < limit, source[i].isASCIIWhitespace { i += 1 }
        guard i > offset else { return offset + 1 }
        space(offset..<i)
        return i
    }

    private mutating func keepSpace(_ source: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        let byte = source[offset]
        if byte.isASCIIWhitespace, byte != ASCII.cr {
            if byte == ASCII.lf, gap == .line { return offset + 1 }
            copy(source, offset..<(offset + 1))
        }
        return offset + 1
    }

    /// The text from `start` on without the gap at its beginning. Elements inside one another can all begin at the same gap, and it is
    /// walked over once for all of them.
    mutating func trimmed(from start: Int) -> Range<Int> {
        var i = start
        while i < count, flow.utf8[i] <= ASCII.space { i = walked.contains(i) ? walked.upperBound : i + 1 }
        if i - start > walked.count { walked = start..<i }
        return i..<count
    }
}
