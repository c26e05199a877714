import MailBytes

/// Finds the entities of a message: one pass over its lines, a stack of what is open, no recursion.
///
/// A message that is transfer-encoded inside another (RFC 2046 forbids it, mail does it) has to be decoded before it can be read: the
/// parser then stops, its owner appends the decoded bytes to the source, and it goes on in them before it comes back.
///
/// **Doesn't** look into a multipart that is transfer-encoded as a whole, nor reassemble `message/partial`.
struct StructureParser {
    let limits: Limits
    var parts: [Part] = []
    var defects: DefectLog
    private var open: [Open] = []
    private var delimiters = Delimiters()
    private var frames: [Frame] = []
    private var frame: Frame
    private var fieldBudget: Int

    /// An entity whose end is not known yet.
    private struct Open {
        let part: Int
        var children: Int32 = 0
        var isClosed = false
        /// Its end is known: it holds the message that is being read in decoded form.
        var isSettled = false
        /// The numbers of its children's paths but for the last.
        let prefix: [Int32]
    }

    /// The stretch of the source that is being read: the message, or one that was decoded from inside it.
    private struct Frame {
        var position: Int
        var end: Int
        var lines: LineEnd
        /// Open entities below this one belong to other frames.
        var floor: Int
        var hidden: Int
        /// The part whose entity starts at `position`; nil while a body is being read.
        var next: Next?
        var encodings: Int
    }

    private enum Next {
        case root
        case child(of: Int)
    }

    enum Step {
        case finished
        /// The body of this part has to be decoded and given to `enter`.
        case decode(part: Int)
    }

    init(limits: Limits, range: Range<Int>, lines: LineEnd) {
        self.limits = limits
        defects = DefectLog(limit: limits.placesPerDefect)
        fieldBudget = limits.fields
        frame = Frame(position: range.lowerBound, end: range.upperBound, lines: lines, floor: 0, hidden: 0, next: .root, encodings: 0)
    }

    // MARK: The pass

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) -> Step {
        while true {
            if let next = frame.next {
                frame.next = nil
                readEntity(bytes, next)
            } else if let part = readBody(bytes) {
                return .decode(part: part)
            } else if frame.next == nil {
                if let part = leaveOpen(from: frame.floor, at: frame.end, bytes) { return .decode(part: part) }
                guard let outer = frames.popLast() else { return .finished }
                delimiters.unhide(frame.hidden)
                frame = outer
            }
        }
    }

    /// Goes on in `range`, where the decoded body of `part` lies, and then where it was.
    mutating func enter(_ range: Range<Int>, of part: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        let encoded = frame.encodings + 1
        frames.append(frame)
        parts[part].kind = .message
        defects.add(.messageEncoded, at: parts[part].body, part: part)
        let hidden = delimiters.hide()
        let floor = open.count
        open.append(Open(part: part, isSettled: true, prefix: parts[part].path.prefix + [parts[part].path.last]))
        frame = Frame(
            position: range.lowerBound, end: range.upperBound, lines: LineEnd(of: bytes, in: range), floor: floor, hidden: hidden,
            next: .child(of: floor), encodings: encoded)
    }

    /// Walks the lines of a body up to a delimiter and acts on it. Returns a part that has to be decoded; leaves `frame.next` at what
    /// starts behind the delimiter, or nil at the end of the frame.
    private mutating func readBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !delimiters.isEmpty else {
            frame.position = frame.end
            return nil
        }
        var i = frame.position
        while i < frame.end {
            let line = frame.lines.bounds(in: bytes, from: i, to: frame.end)
            if bytes[i] == ASCII.dash, i + 2 < frame.end, bytes[i + 1] == ASCII.dash,
                let hit = delimiters.match(bytes, from: i, to: line.contentEnd)
            {
                frame.position = line.next
                if hit.isAfterEnd {
                    defects.add(.boundaryAfterEnd, at: i..<line.contentEnd, part: open[hit.open].part)
                } else {
                    let pending = meet(hit, lineStart: i, contentEnd: line.contentEnd, bytes)
                    if pending != nil || frame.next != nil { return pending }
                }
            }
            i = line.next
        }
        frame.position = frame.end
        return nil
    }

    /// Ends what is open inside the multipart whose delimiter was met, and starts its next part.
    private mutating func meet(_ hit: Delimiters.Hit, lineStart: Int, contentEnd: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let bodyEnd = frame.lines.beforeLineEnd(lineStart, in: bytes, floor: 0)
        let pending = leaveOpen(from: hit.open + 1, at: bodyEnd, bytes)
        if hit.isEnd {
            open[hit.open].isClosed = true
            delimiters.close(open: hit.open)
            // An end without a start: the multipart has no part at all.
            return pending
        }
        guard parts.count < limits.parts else {
            defects.add(.tooManyParts, at: lineStart..<frame.end, part: open[hit.open].part, detail: "the parts from here on were not read")
            frame.end = bodyEnd
            return pending
        }
        skipDoubled(hit, bytes)
        open[hit.open].children += 1
        frame.next = .child(of: hit.open)
        return pending
    }

    /// Passes over further delimiters that follow at once: there is no part between them.
    private mutating func skipDoubled(_ hit: Delimiters.Hit, _ bytes: UnsafeBufferPointer<UInt8>) {
        while frame.position < frame.end, bytes[frame.position] == ASCII.dash {
            let line = frame.lines.bounds(in: bytes, from: frame.position, to: frame.end)
            guard let next = delimiters.match(bytes, from: frame.position, to: line.contentEnd), next.open == hit.open, !next.isEnd else {
                return
            }
            defects.add(.boundaryDoubled, at: frame.position..<line.contentEnd, part: open[hit.open].part)
            frame.position = line.next
        }
    }

    // MARK: Ends

    /// Ends the open entities from `index` on at `bodyEnd`. Returns a leaf that holds an encoded message.
    private mutating func leaveOpen(from index: Int, at bodyEnd: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var pending: Int?
        while open.count > index {
            let entity = open.removeLast()
            let part = entity.part
            if entity.isSettled { continue }
            let start = parts[part].body.lowerBound
            parts[part].body = start..<max(start, min(bodyEnd, frame.end))
            switch parts[part].kind {
            case .multipart:
                if entity.children == 0 {
                    becomeLeaf(part, hasEnd: entity.isClosed, bytes)
                } else if !entity.isClosed {
                    defects.add(.multipartUnterminated, at: parts[part].body.upperBound..<parts[part].body.upperBound, part: part)
                }
            case .leaf:
                if isEncodedMessage(part) { pending = part }
            case .message: break
            }
        }
        delimiters.pop(from: index)
        return pending
    }

    private func isEncodedMessage(_ part: Int) -> Bool {
        let leaf = parts[part]
        return leaf.declaredType?.isMessage == true && leaf.transferEncoding.isEncoded && leaf.depth < limits.nesting
            && frame.encodings < limits.encodedNesting && !leaf.body.isEmpty && parts.count < limits.parts
    }

    /// A multipart without a part is one leaf of text that holds its whole body.
    private mutating func becomeLeaf(_ part: Int, hasEnd: Bool, _ bytes: UnsafeBufferPointer<UInt8>) {
        let body = parts[part].body
        parts[part].kind = .leaf
        parts[part].mediaType = HTMLSniffer.looksLikeHTML(bytes, body) ? .textHTML : .textPlain
        defects.add(.boundaryNotFound, at: body.lowerBound..<body.lowerBound, part: part)
    }

    // MARK: Entities

    private mutating func readEntity(_ bytes: UnsafeBufferPointer<UInt8>, _ next: Next) {
        let parent: Int?
        let isRoot: Bool
        switch next {
        case .root: (parent, isRoot) = (nil, true)
        case .child(let of): (parent, isRoot) = (of, parts[open[of].part].kind == .message)
        }
        let index = parts.count
        var reader = HeaderReader(bytes, from: frame.position, to: frame.end, lines: frame.lines, budget: fieldBudget)
        let start = frame.position
        let delimiters = delimiters
        reader.read(isRoot: isRoot, defects: &defects, part: index) {
            delimiters.match(bytes, from: $0, to: $1).map { !$0.isAfterEnd } ?? false
        }
        fieldBudget = reader.budget
        frame.position = reader.position
        noteMissing(reader, isRoot: isRoot, at: start, index, bytes)
        var entity = EntityHeader(reader.fields, bytes, part: index, defects: &defects)
        entity.settle(inDigest: parent.map { parts[open[$0].part].mediaType.name == "multipart/digest" } ?? false, defects: &defects)
        let isDeep = (parent.map { parts[open[$0].part].depth } ?? -1) + 1 >= limits.nesting
        let kind = isDeep ? refuse(entity, reader.position, index) : entity.kind
        let path = path(of: kind, parent: parent, isRoot: isRoot)
        parts.append(
            Part(
                path: path, parent: parent.map { open[$0].part }, depth: parent.map { parts[open[$0].part].depth + 1 } ?? 0, kind: kind,
                fields: reader.fields, header: start..<reader.headerEnd, body: reader.position..<frame.end,
                declaredType: entity.declaredType,
                mediaType: entity.mediaType, charsetLabel: entity.charset, transferEncoding: entity.transferEncoding,
                disposition: entity.disposition))
        push(entity, kind, path, index)
    }

    private mutating func noteMissing(_ reader: HeaderReader, isRoot: Bool, at start: Int, _ part: Int, _ bytes: UnsafeBufferPointer<UInt8>)
    {
        guard reader.fields.isEmpty, reader.position < frame.end else { return }
        if isRoot {
            defects.add(.headerMissing, at: start..<start, part: part)
        } else if reader.position == start, !delimiters.isEmpty {
            let line = frame.lines.bounds(in: bytes, from: start, to: frame.end)
            if delimiters.match(bytes, from: start, to: line.contentEnd) == nil {
                defects.add(.partHeaderMissing, at: start..<start, part: part)
            }
        }
    }

    /// An entity that lies too deep stays closed.
    private mutating func refuse(_ entity: EntityHeader, _ position: Int, _ part: Int) -> Part.Kind {
        if entity.kind != .leaf {
            defects.add(.nestingTooDeep, at: position..<frame.end, part: part, detail: "what this entity holds was not read")
        }
        return .leaf
    }

    private func path(of kind: Part.Kind, parent: Int?, isRoot: Bool) -> PartPath {
        guard let parent else { return PartPath(prefix: [], last: kind == .multipart ? 0 : 1) }
        if isRoot { return PartPath(prefix: open[parent].prefix, last: kind == .multipart ? 0 : 1) }
        return PartPath(prefix: open[parent].prefix, last: open[parent].children)
    }

    private mutating func push(_ entity: EntityHeader, _ kind: Part.Kind, _ path: PartPath, _ index: Int) {
        switch kind {
        case .leaf:
            open.append(Open(part: index, prefix: []))
        case .message:
            open.append(Open(part: index, prefix: path.prefix + [path.last]))
            frame.next = .child(of: open.count - 1)
        case .multipart:
            if delimiters.contains(entity.boundary) { defects.add(.boundaryReused, at: entity.boundaryPlace, part: index) }
            // The numbers of a root multipart's children follow the message's own.
            open.append(Open(part: index, prefix: path.last == 0 ? path.prefix : path.prefix + [path.last]))
            delimiters.push(entity.boundary, open: open.count - 1)
        }
    }
}
