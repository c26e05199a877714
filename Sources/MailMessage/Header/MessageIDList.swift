import MailBytes

/// The identifiers of a Message-ID, In-Reply-To or References field (RFC 5322, section 3.6.4).
public struct MessageIDList: Sendable {
    public struct Identifier: Sendable, Equatable {
        let start: Int32
        /// The `@`; `end` if there is none.
        let at: Int32
        let end: Int32

        /// What stands between the angle brackets.
        public var range: Range<Int> { Int(start)..<Int(end) }

        /// What stands before the `@`; empty if there is none.
        public var left: Range<Int> { Int(start)..<Int(at < end ? at : start) }

        /// What stands behind the `@`; empty if there is none.
        public var right: Range<Int> { Int(min(at + 1, end))..<Int(end) }
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
                if !identifier.range.isEmpty { identifiers.append(identifier) }
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
        var at = range.upperBound
        while at > range.lowerBound, bytes[at - 1] != ASCII.at { at -= 1 }
        start = Int32(truncatingIfNeeded: range.lowerBound)
        end = Int32(truncatingIfNeeded: range.upperBound)
        self.at = at > range.lowerBound ? Int32(truncatingIfNeeded: at - 1) : end
    }

    fileprivate func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !left.isEmpty && !right.isEmpty && range.allSatisfy { bytes[$0] > 0x20 && bytes[$0] < 0x7F }
    }
}
