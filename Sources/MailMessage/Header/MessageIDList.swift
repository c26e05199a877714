import MailBytes

/// The identifiers of a Message-ID, In-Reply-To or References field (RFC 5322, section 3.6.4).
public struct MessageIDList: Sendable {
    public struct Identifier: Sendable, Equatable {
        /// What stands between the angle brackets.
        public let range: Range<Int>
        /// What stands before and behind the `@`; both empty if there is none.
        public let left: Range<Int>
        public let right: Range<Int>
    }

    public let identifiers: [Identifier]
    public let defects: [Defect]

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var identifiers: [Identifier] = []
        var defects = DefectLog()
        var i = range.lowerBound
        let end = range.upperBound
        while i < end {
            if bytes[i].isASCIIWhitespace || bytes[i] == ASCII.comma {
                i += 1
            } else if bytes[i] == 0x28 {
                i = Comment.end(in: bytes, from: i, to: end)
            } else if bytes[i] == ASCII.less {
                var close = i + 1
                while close < end, bytes[close] != ASCII.greater, bytes[close] != ASCII.less { close += 1 }
                let identifier = Identifier(bytes, i + 1..<close)
                let isWhole = close < end && bytes[close] == ASCII.greater
                if !isWhole || !identifier.isWellFormed(bytes) { defects.add(.messageIDMalformed, at: i..<min(close + 1, end)) }
                identifiers.append(identifier)
                i = isWhole ? close + 1 : max(close, i + 1)
            } else {
                // A word without brackets: an identifier only if it has an @.
                let start = i
                while i < end, !bytes[i].isASCIIWhitespace, bytes[i] != ASCII.less, bytes[i] != ASCII.comma { i += 1 }
                let identifier = Identifier(bytes, start..<i)
                defects.add(.messageIDMalformed, at: start..<i)
                if !identifier.right.isEmpty { identifiers.append(identifier) }
            }
        }
        self.identifiers = identifiers
        self.defects = defects.defects
    }
}

extension MessageIDList.Identifier {
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.range = range
        var at = range.upperBound
        while at > range.lowerBound, bytes[at - 1] != ASCII.at { at -= 1 }
        let hasAt = at > range.lowerBound
        left = hasAt ? range.lowerBound..<at - 1 : range.lowerBound..<range.lowerBound
        right = hasAt ? at..<range.upperBound : range.upperBound..<range.upperBound
    }

    fileprivate func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !left.isEmpty && !right.isEmpty && range.allSatisfy { bytes[$0] > 0x20 && bytes[$0] < 0x7F }
    }
}
