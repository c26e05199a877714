import MailBytes
import Testing

@testable import MailText

@Suite struct ChunkFolderTests {
    static func fold(_ text: [UInt8], chunk: Int, _ folding: Folding) -> (bytes: [UInt8], map: SourceMap) {
        var folder = ChunkFolder(range: 0..<text.count, of: text.count, chunk: chunk)
        var bytes: [UInt8] = []
        var map = SourceMap()
        text.withUnsafeBufferPointer { buffer in
            while folder.next(of: buffer) { FoldedText.append(folder.buffer, as: folding, to: &bytes, map: &map) }
        }
        return (bytes, map)
    }

    /// The output, and the source of every byte of it, are the same whatever the size of the chunks.
    @Test(arguments: 0..<40) func chunksMakeNoDifference(_ seed: Int) {
        var random = RandomText(seed: seed)
        let text = seed % 3 == 0 ? random.brokenText(120) : random.text(120)
        for folding in Folding.allCases {
            let whole = FoldedText(folding: text, as: folding)
            for chunk in [16, 17, 18, 19, 21, 24, 33, 64] {
                let (bytes, map) = ChunkFolderTests.fold(text, chunk: chunk, folding)
                #expect(bytes == whole.bytes, "seed \(seed), chunk \(chunk)")
                let same = (0..<bytes.count).allSatisfy { map.source(of: $0..<$0 + 1) == whole.map.source(of: $0..<$0 + 1) }
                #expect(same, "seed \(seed), chunk \(chunk)")
            }
        }
    }

    /// Prose is folded by the shortcut in the middle of a text and character by character near its end: both agree.
    @Test func shortcutAgrees() {
        let prose = """
            Dear reader, I'm glad that you're here: 20 of our 1,500 shops (all of them!) open at 9:30 on the 2nd. A b c is e-mail to \
            shop@example.com or $5 off; cIick, PayPaI, fr33 and U.S.A. and a-b-c and f r e e   g i f t\r\nwith lines\nand\n\nparagraphs. I a m.
            """
        let tail = String(repeating: "x", count: 200)
        for folding in Folding.allCases {
            for start in stride(from: 0, to: prose.utf8.count, by: 3) {
                let bytes = Array(prose.utf8.dropFirst(start))
                let alone = FoldedText(folding: bytes, as: folding).bytes
                let followed = FoldedText(folding: bytes + Array((" " + tail).utf8), as: folding).bytes
                #expect(followed == alone + Array((" " + tail).utf8), "from \(start)")
            }
        }
    }

    @Test(arguments: 0..<100) func outputIsValidAndMapsInside(_ seed: Int) {
        var random = RandomText(seed: seed)
        let text = random.brokenText(200)
        for folding in Folding.allCases {
            let folded = FoldedText(folding: text, as: folding)
            #expect(String(validating: folded.bytes, as: UTF8.self) != nil, "seed \(seed)")
            #expect(folded.map.count == folded.bytes.count)
            var last = 0
            for i in folded.bytes.indices {
                let source = folded.source(of: i..<i + 1)
                #expect(source.lowerBound >= last && source.upperBound <= text.count && !source.isEmpty, "seed \(seed) at \(i)")
                last = source.lowerBound
            }
        }
    }

    /// Folding what is folded changes nothing more, except for the space that a paragraph leaves between Chinese characters and for marks
    /// on letters that one character folds to together.
    @Test(arguments: 0..<100) func foldedIsStable(_ seed: Int) {
        var random = RandomText(seed: seed)
        let alphabet = RandomText.alphabet.filter { !["\n\n", "ﬁ", "ß"].contains($0) }
        let once = FoldedText(folding: random.text(100, of: alphabet), as: .folded).bytes
        let twice = FoldedText(folding: once, as: .folded).bytes
        let same = zip(once, twice).prefix { $0 == $1 }.count
        let rest = String(decoding: once.dropFirst(max(0, same - 12)).prefix(24), as: UTF8.self)
        #expect(once == twice, "seed \(seed): \(rest.debugDescription)")
    }
}
