import MailBytes

/// Finds text behind base64, as mailing lists and virus scanners add it to a body without looking at its encoding.
enum Base64Tail {
    /// The end of the last line that is data; the end of the range if what follows is white space, or if no line is data.
    ///
    /// Looks from the end, so that it costs no more than the text is long.
    static func dataEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1].isASCIIWhitespace { end -= 1 }
        var stop = end
        var isLast = true
        while stop > range.lowerBound {
            var start = stop
            while start > range.lowerBound, bytes[start - 1] != ASCII.lf { start -= 1 }
            let line = Line(bytes, start..<stop)
            if line.isData || isLast && line.mayBeData && followsData(bytes, start, range.lowerBound) {
                return isLast ? range.upperBound : stop
            }
            isLast = false
            stop = max(start - 1, range.lowerBound)
        }
        return range.upperBound
    }

    /// Whether the line before the one at `start` is data, so that a damaged or cut one may follow.
    private static func followsData(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ floor: Int) -> Bool {
        guard start > floor else { return true }
        let stop = start - 1
        var first = stop
        while first > floor, bytes[first - 1] != ASCII.lf { first -= 1 }
        return Line(bytes, first..<stop).isData
    }

    private struct Line {
        var good = 0
        var other = 0
        var gaps = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
            Base64Alphabet.values.withUnsafeBufferPointer { values in
                for i in range {
                    let byte = bytes[i]
                    if values[Int(byte)] < 64 || byte == ASCII.equals {
                        good += 1
                    } else if byte == ASCII.space || byte == ASCII.tab {
                        gaps += 1
                    } else if byte != ASCII.cr {
                        other += 1
                    }
                }
            }
        }

        /// A word of eight letters is taken for data, wrongly; a line of text has a space or a full stop.
        var isData: Bool { other == 0 && gaps == 0 && good >= 4 && (good % 4 == 0 || good > 15) }

        /// Cut off, or with a byte or two of damage.
        var mayBeData: Bool { gaps == 0 && other <= 2 && good > other }
    }
}
