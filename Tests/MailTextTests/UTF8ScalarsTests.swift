import Testing

@testable import MailText

@Suite struct UTF8ScalarsTests {
    /// Agrees with the standard library on valid text, and never reads past the end on any bytes.
    @Test(arguments: 0..<100) func agrees(_ seed: Int) {
        var random = RandomText(seed: seed)
        let text = random.text(50)
        var scalars: [Unicode.Scalar] = []
        for (scalar, _) in UTF8Scalars(text) { scalars.append(scalar) }
        #expect(scalars == Array(String(decoding: text, as: UTF8.self).unicodeScalars))
        let broken = random.brokenText(50)
        var end = 0
        for (_, range) in UTF8Scalars(broken) {
            #expect(range.lowerBound == end)
            end = range.upperBound
        }
        #expect(end == broken.count)
    }

    @Test(arguments: [
        [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0x80], [0xE5, 0x85], [0xF0, 0x9F],
    ])
    func refuses(_ bytes: [UInt8]) {
        for (scalar, range) in UTF8Scalars(bytes) {
            #expect(scalar == "\u{FFFD}")
            #expect(range.count == 1)
        }
    }

    @Test func staysInRange() {
        let bytes = Array("a免b".utf8)
        #expect(UTF8Scalars(bytes, in: 1..<3).map(\.scalar) == ["\u{FFFD}", "\u{FFFD}"])
        #expect(UTF8Scalars(bytes, in: -5..<99).map(\.range) == [0..<1, 1..<4, 4..<5])
    }
}
