import MailBytes

/// The URIs of a list header (RFC 2369, section 2): each in angle brackets, separated by commas, in order of preference.
public struct ListURIs: Sendable {
    public struct Item: Sendable, Equatable {
        /// The URI without brackets; white space of folding may still be in it.
        public let range: Range<Int>
        /// With its brackets.
        public let span: Range<Int>
        /// Whether it stands in brackets, as it has to.
        public let isBracketed: Bool
        /// The scheme in lower case, as `https` or `mailto`; empty if there is none.
        public let scheme: String
    }

    /// URIs that are read of one field; a real one has two.
    static let limit = 1000

    public let uris: [Item]
    public let comments: [Range<Int>]
    public let defects: [Defect]

    /// Whether the field says `NO`, which List-Post may.
    public let isNo: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var reader = Reader(bytes: bytes, position: range.lowerBound, end: range.upperBound)
        reader.read()
        isNo = reader.isNo
        if reader.uris.isEmpty, !reader.isNo { reader.defects.add(.listURIMalformed, at: range, detail: "no URI in angle brackets") }
        uris = reader.uris
        comments = reader.comments
        defects = reader.defects.defects
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var position: Int
        let end: Int
        var uris: [Item] = []
        var comments: [Range<Int>] = []
        var defects = DefectLog()
        var isNo = false
        /// Whether a comma came since the last URI.
        private var isSeparated = true

        init(bytes: UnsafeBufferPointer<UInt8>, position: Int, end: Int) {
            self.bytes = bytes
            self.position = position
            self.end = end
        }

        mutating func read() {
            while position < end {
                guard uris.count < ListURIs.limit, comments.count < ListURIs.limit else {
                    defects.add(.listURIMalformed, at: position..<end, detail: "the URIs from here on were not read")
                    return
                }
                let byte = bytes[position]
                if byte.isASCIIWhitespace {
                    position += 1
                } else if byte == ASCII.comma {
                    isSeparated = true
                    position += 1
                } else if byte == 0x28 {
                    let close = Comment.end(in: bytes, from: position, to: end)
                    comments.append(position..<close)
                    position = close
                } else if byte == ASCII.less {
                    readBracketed()
                } else {
                    readBare()
                }
            }
        }

        private mutating func readBracketed() {
            let open = position
            var close = open + 1
            while close < end, bytes[close] != ASCII.greater, bytes[close] != ASCII.less { close += 1 }
            let isClosed = close < end && bytes[close] == ASCII.greater
            let uri = trimmed(open + 1..<close)
            if !isSeparated { defects.add(.listURIMalformed, at: open..<open, detail: "no comma before the URI") }
            isSeparated = false
            position = isClosed ? close + 1 : close
            append(uri, open..<position, isBracketed: true)
            if !isClosed {
                defects.add(.listURIMalformed, at: open..<close, detail: "no closing angle bracket")
            } else if uri.isEmpty {
                defects.add(.listURIMalformed, at: open..<position, detail: "nothing between the angle brackets")
            } else if let last = uris.last, last.scheme.isEmpty {
                defects.add(.listURIMalformed, at: uri, detail: "no scheme")
            } else if holdsStrangeByte(uri) {
                defects.add(.listURIMalformed, at: uri, detail: "a byte that a URI can't hold")
            }
        }

        /// Whether a byte stands in a URI that it cannot hold. RFC 2369 lets the white space of a folding stand inside the brackets.
        private func holdsStrangeByte(_ uri: Range<Int>) -> Bool {
            var isFolding = false
            for i in uri {
                let byte = bytes[i]
                if byte >= 0x80 || byte == ASCII.space && !isFolding { return true }
                isFolding = byte == ASCII.lf || isFolding && byte.isBlank
            }
            return false
        }

        private mutating func readBare() {
            let start = position
            while position < end, !bytes[position].isASCIIWhitespace, bytes[position] != ASCII.comma, bytes[position] != ASCII.less {
                position += 1
            }
            let word = start..<position
            if bytes[word].equalsASCIICaseless("no") {
                isNo = true
                return
            }
            defects.add(.listURIMalformed, at: word, detail: "not in angle brackets")
            if !Self.scheme(bytes, word).isEmpty { append(word, word, isBracketed: false) }
        }

        private mutating func append(_ uri: Range<Int>, _ span: Range<Int>, isBracketed: Bool) {
            uris.append(Item(range: uri, span: span, isBracketed: isBracketed, scheme: Self.scheme(bytes, uri)))
        }

        private static func scheme(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
            var i = range.lowerBound
            while i < range.upperBound, i - range.lowerBound < 20, bytes[i].isASCIILetter || bytes[i].isASCIIDigit || bytes[i] == 0x2B {
                i += 1
            }
            guard i > range.lowerBound, i < range.upperBound, bytes[i] == ASCII.colon else { return "" }
            return String(decoding: bytes[range.lowerBound..<i].map(\.asciiLowercased), as: UTF8.self)
        }

        private func trimmed(_ range: Range<Int>) -> Range<Int> {
            var low = range.lowerBound
            var high = range.upperBound
            while low < high, bytes[low].isASCIIWhitespace { low += 1 }
            while high > low, bytes[high - 1].isASCIIWhitespace { high -= 1 }
            return low..<high
        }
    }
}
