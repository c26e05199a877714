import MailBytes

/// Reads an address list as people and programs write it. One pass.
///
/// Beyond RFC 5322: semicolons separate; a name may hold commas if its address stands in angle brackets right behind; brackets may be
/// missing or doubled; a name may follow its address in a comment; source routes are passed over.
struct AddressParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position: Int
    private var mailboxes: [Mailbox] = []
    private var groups: [AddressList.Group] = []
    private var defects = DefectLog()
    private var group: Int32 = -1
    /// From here on no quote ends.
    private var quoteless: Int

    /// The mailbox that is being read.
    private struct Item {
        var start: Int
        /// Behind the last byte that isn't white space or comment.
        var wordsEnd: Int
        var comment: Range<Int>?
        var name: Range<Int>?
        var address: Range<Int>?
        /// The last `@` outside quotes and brackets.
        var at: Int?
        var hasGap = false
        var isMalformed = false
        /// Behind the last bracket.
        var bracketEnd = 0

        init(at start: Int) {
            self.start = start
            wordsEnd = start
        }
    }

    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> AddressList {
        var parser = AddressParser(bytes, range)
        parser.run()
        if parser.mailboxes.isEmpty, parser.groups.isEmpty { parser.defects.add(.addressListEmpty, at: range) }
        return AddressList(mailboxes: parser.mailboxes, groups: parser.groups, defects: parser.defects.defects)
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        quoteless = range.upperBound
    }

    private mutating func run() {
        while position < end {
            guard mailboxes.count + groups.count < AddressList.limit else {
                defects.add(.tooManyAddresses, at: position..<end, detail: "the addresses from here on were not read")
                return
            }
            var item = Item(at: position)
            readItem(&item)
        }
        if group >= 0 { defects.add(.addressGroupUnterminated, at: end..<end) }
    }

    /// Reads up to the separator behind a mailbox, or behind the colon of a group.
    private mutating func readItem(_ item: inout Item) {
        while position < end {
            let byte = bytes[position]
            switch byte {
            case ASCII.comma where continuesName(item):
                item.isMalformed = true
                take(1, &item)
            case ASCII.comma:
                finish(item)
                position += 1
                return
            case ASCII.semicolon:
                finish(item)
                position += 1
                group = -1
                return
            case ASCII.colon where item.address == nil && item.at == nil && item.wordsEnd > item.start && group < 0:
                beginGroup(item)
                return
            case ASCII.quote:
                if takeQuoted(&item) { return }
            case 0x28: takeComment(&item)
            case ASCII.less: takeBracket(&item)
            case ASCII.backslash: take(min(2, end - position), &item)
            case ASCII.at:
                if item.address == nil { item.at = position }
                take(1, &item)
            default:
                if byte.isASCIIWhitespace { position += 1 } else { take(1, &item) }
            }
        }
        finish(item)
    }

    /// Moves over `count` bytes of the mailbox.
    private mutating func take(_ count: Int, _ item: inout Item) {
        if item.wordsEnd == item.start { item.start = position } else if item.wordsEnd < position { item.hasGap = true }
        position += count
        item.wordsEnd = position
    }

    /// Whether a comma belongs to the name: an address in brackets follows before any other separator.
    private func continuesName(_ item: Item) -> Bool {
        guard item.address == nil, item.at == nil, item.wordsEnd > item.start else { return false }
        var i = position + 1
        while i < end {
            switch bytes[i] {
            case ASCII.less: return true
            case ASCII.comma, ASCII.semicolon, ASCII.colon, ASCII.at, ASCII.quote: return false
            default: i += 1
            }
        }
        return false
    }

    private mutating func beginGroup(_ item: Item) {
        position += 1
        if bytes[item.start..<item.wordsEnd].equalsASCIICaseless("mailto") {
            defects.add(.addressMalformed, at: item.start..<position)
            return
        }
        group = Int32(truncatingIfNeeded: groups.count)
        groups.append(
            AddressList.Group(nameStart: Int32(truncatingIfNeeded: item.start), nameEnd: Int32(truncatingIfNeeded: item.wordsEnd)))
    }

    /// Moves over a quoted string. A quote that has no end, right behind an address, ends the mailbox: returns true then.
    private mutating func takeQuoted(_ item: inout Item) -> Bool {
        if position < quoteless, let close = quoteEnd(position) {
            take(close - position, &item)
            return false
        }
        defects.add(.addressQuoteUnterminated, at: position..<position + 1)
        item.isMalformed = true
        guard item.at != nil, item.address == nil, !item.hasGap else {
            take(1, &item)
            return false
        }
        finish(item)
        position += 1
        return true
    }

    private mutating func takeComment(_ item: inout Item) {
        let close = Comment.end(in: bytes, from: position, to: end)
        if close == end, bytes[end - 1] != 0x29 { defects.add(.addressCommentUnterminated, at: position..<end) }
        if item.comment == nil || item.address != nil || item.at != nil { item.comment = position..<close }
        position = close
    }

    private mutating func takeBracket(_ item: inout Item) {
        let open = position
        var i = open + 1
        while i < end, bytes[i] != ASCII.greater, bytes[i] != ASCII.less, bytes[i] != ASCII.semicolon {
            // A comma ends it, but for the commas of a source route.
            if bytes[i] == ASCII.comma, bytes[open + 1] != ASCII.at { break }
            if bytes[i] == ASCII.quote, i < quoteless, let close = quoteEnd(i) { i = close } else { i += 1 }
        }
        let isClosed = i < end && bytes[i] == ASCII.greater
        if item.address == nil || !(item.address.map(hasAt) ?? false) {
            if item.address != nil { item.isMalformed = true }
            if item.address?.isEmpty != true { item.name = item.wordsEnd > item.start ? item.start..<item.wordsEnd : nil }
            item.address = trimmed(open + 1..<i)
        } else {
            item.isMalformed = true
        }
        if !isClosed { item.isMalformed = true }
        if item.wordsEnd == item.start { item.start = open }
        position = isClosed ? i + 1 : i
        item.wordsEnd = max(item.wordsEnd, position)
        item.bracketEnd = position
    }

    private mutating func quoteEnd(_ start: Int) -> Int? {
        var i = start + 1
        while i < end, bytes[i] != ASCII.quote { i += bytes[i] == ASCII.backslash ? 2 : 1 }
        if i < end { return i + 1 }
        quoteless = start
        return nil
    }

    private func hasAt(_ range: Range<Int>) -> Bool {
        bytes.find(ASCII.at, from: range.lowerBound, to: range.upperBound) < range.upperBound
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, bytes[low].isASCIIWhitespace { low += 1 }
        while high > low, bytes[high - 1].isASCIIWhitespace { high -= 1 }
        return low..<high
    }

    // MARK: The result

    private mutating func finish(_ item: Item) {
        guard item.wordsEnd > item.start || item.address != nil else {
            // Nothing, or a comment, between two separators: obsolete, and harmless.
            return
        }
        var item = item
        if let address = item.address {
            finishBracketed(address, &item)
        } else {
            finishBare(&item)
        }
        if item.isMalformed { defects.add(.addressMalformed, at: item.start..<max(item.start, item.wordsEnd)) }
    }

    private mutating func finishBracketed(_ address: Range<Int>, _ item: inout Item) {
        var address = address
        if !address.isEmpty, bytes[address.lowerBound] == ASCII.at {
            let colon = bytes.find(ASCII.colon, from: address.lowerBound, to: address.upperBound)
            if colon < address.upperBound {
                defects.add(.addressRoute, at: address.lowerBound..<colon + 1)
                address = trimmed(colon + 1..<address.upperBound)
            }
        } else if address.count > 7, bytes[address.lowerBound..<address.lowerBound + 7].equalsASCIICaseless("mailto:") {
            item.isMalformed = true
            address = address.lowerBound + 7..<address.upperBound
        }
        if !hasAt(address) {
            item.isMalformed = true
            // `a@b.example <>`: what should be in the brackets stands before them.
            if address.isEmpty, let name = item.name, hasAt(name), !bytes[name].contains(where: \.isASCIIWhitespace) {
                append(name: name.lowerBound..<name.lowerBound, address: name)
                return
            }
        } else if address.count > 2, bytes[address.lowerBound] == ASCII.quote, quoteEnd(address.lowerBound) == address.upperBound {
            // The quotes are round the whole address, not round its local part.
            item.isMalformed = true
            address = trimmed(address.lowerBound + 1..<address.upperBound - 1)
        }
        // A name behind the address is in the wrong place, and still the name.
        let behind = trimmed(item.bracketEnd..<max(item.bracketEnd, item.wordsEnd))
        if !behind.isEmpty { item.isMalformed = true }
        let name = item.name ?? (behind.isEmpty ? item.comment : behind)
        append(name: name ?? address.lowerBound..<address.lowerBound, address: address)
    }

    /// A mailbox without brackets: the word with the `@` is the address; what stands before it, or in a comment behind it, is the name.
    private mutating func finishBare(_ item: inout Item) {
        let words = item.start..<item.wordsEnd
        guard let at = item.at else {
            item.isMalformed = true
            let isWord = !item.hasGap && bytes[words].allSatisfy { $0 > 0x20 && $0 != ASCII.quote && $0 != ASCII.equals }
            let none = words.upperBound..<words.upperBound
            if isWord { append(name: item.comment ?? none, address: words) } else { append(name: words, address: none) }
            return
        }
        guard item.hasGap || bytes[words.lowerBound] == ASCII.quote else {
            append(name: item.comment ?? words.lowerBound..<words.lowerBound, address: words)
            return
        }
        let address = word(round: at, in: words)
        let before = trimmed(words.lowerBound..<address.lowerBound)
        if address != words { item.isMalformed = true }
        append(name: before.isEmpty ? item.comment ?? before : before, address: address)
    }

    /// The stretch round the `@` without white space; white space that touches the `@` or a dot is obsolete, and part of it.
    private func word(round at: Int, in range: Range<Int>) -> Range<Int> {
        var low = at
        var high = at + 1
        while low > range.lowerBound, bytes[low - 1].isASCIIWhitespace { low -= 1 }
        if low > range.lowerBound, bytes[low - 1] == ASCII.quote {
            low -= 1
            while low > range.lowerBound, bytes[low - 1] != ASCII.quote { low -= 1 }
            low = max(range.lowerBound, low - 1)
        } else {
            while low > range.lowerBound, !bytes[low - 1].isASCIIWhitespace { low -= 1 }
        }
        while high < range.upperBound, bytes[high].isASCIIWhitespace { high += 1 }
        while true {
            while high < range.upperBound, !bytes[high].isASCIIWhitespace { high += 1 }
            var next = high
            while next < range.upperBound, bytes[next].isASCIIWhitespace { next += 1 }
            guard next < range.upperBound, bytes[next] == ASCII.dot || bytes[high - 1] == ASCII.dot else { return low..<high }
            high = next
        }
    }

    private mutating func append(name: Range<Int>, address: Range<Int>) {
        var at = address.upperBound
        while at > address.lowerBound, bytes[at - 1] != ASCII.at { at -= 1 }
        at = at > address.lowerBound ? at - 1 : address.upperBound
        mailboxes.append(
            Mailbox(
                nameStart: Int32(truncatingIfNeeded: name.lowerBound), nameEnd: Int32(truncatingIfNeeded: name.upperBound),
                addressStart: Int32(truncatingIfNeeded: address.lowerBound), at: Int32(truncatingIfNeeded: at),
                addressEnd: Int32(truncatingIfNeeded: address.upperBound), groupIndex: group))
    }
}
