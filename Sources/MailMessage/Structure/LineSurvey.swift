import MailBytes

/// Looks over the bytes and lines of a whole message for what RFC 5322, section 2.1.1 and 2.3, forbids.
enum LineSurvey {
    /// RFC 5322, section 2.1.1, without the line end.
    static let longestLine = 998

    static func look(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ lines: LineEnd, _ defects: inout DefectLog) {
        let nul = bytes.find(ASCII.nul, from: range.lowerBound, to: range.upperBound)
        if nul < range.upperBound { defects.add(.nulByte, at: nul..<nul + 1) }
        let returns = ByteScan.count(ASCII.cr, in: bytes, range)
        guard lines == .lf else {
            let first = bytes.find(ASCII.cr, from: range.lowerBound, to: range.upperBound)
            defects.add(.bareCR, at: first..<first + 1, detail: "no line of the message ends in LF")
            return
        }
        var pairs = 0
        var firstBareLF: Int?
        var i = range.lowerBound
        while i < range.upperBound {
            let line = lines.bounds(in: bytes, from: i, to: range.upperBound)
            if line.contentEnd - i > longestLine { defects.add(.lineTooLong, at: i..<line.contentEnd) }
            let width = line.next - line.contentEnd
            if width == 2 { pairs += 1 } else if width == 1, firstBareLF == nil { firstBareLF = line.contentEnd }
            i = line.next
        }
        if pairs > 0, let firstBareLF { defects.add(.bareLF, at: firstBareLF..<firstBareLF + 1) }
        if returns > pairs { noteBareReturns(bytes, range, &defects) }
    }

    private static func noteBareReturns(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ defects: inout DefectLog) {
        var i = range.lowerBound
        var noted = 0
        while noted < defects.limit {
            i = bytes.find(ASCII.cr, from: i, to: range.upperBound)
            guard i < range.upperBound else { return }
            if i + 1 == range.upperBound || bytes[i + 1] != ASCII.lf {
                defects.add(.bareCR, at: i..<i + 1)
                noted += 1
            }
            i += 1
        }
    }
}
