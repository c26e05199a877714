import MailBytes
import Testing

@Suite struct SourceMapTests {
    @Test func copiesMapOneForOne() {
        let map = SourceMap(copying: 10..<20)
        #expect(map.source(of: 0..<10) == 10..<20)
        #expect(map.source(of: 3..<5) == 13..<15)
        #expect(map.source(of: 4..<4) == 14..<14)
    }

    @Test func unitsMapToWholeUnits() {
        var map = SourceMap()
        map.appendCopy(of: 0..<4)
        map.appendUnits(2, of: 3, from: 4, each: 2)
        map.appendCopy(of: 8..<12)
        #expect(map.count == 14)
        #expect(map.source(of: 4..<7) == 4..<6)
        #expect(map.source(of: 5..<6) == 4..<6)
        #expect(map.source(of: 6..<8) == 4..<8)
        #expect(map.source(of: 10..<11) == 8..<9)
        #expect(map.source(of: 0..<14) == 0..<12)
    }

    @Test(arguments: [(0..<1, 100..<102), (1..<2, 101..<103), (2..<3, 102..<104), (0..<3, 100..<104), (3..<4, 104..<106)])
    func base64MapsToItsCharacters(output: Range<Int>, source: Range<Int>) {
        var map = SourceMap()
        map.appendBase64(6, from: 100)
        #expect(map.source(of: output) == source)
    }

    @Test func unitsThatContinueShareARun() {
        var split = SourceMap()
        for i in 0..<100 { split.appendUnits(1, of: 1, from: i * 3, each: 3) }
        var whole = SourceMap()
        whole.appendUnits(100, of: 1, from: 0, each: 3)
        #expect(split == whole)
    }

    @Test func blocksAreNotTakenForEachOther() {
        var map = SourceMap()
        map.appendBlock(2, for: 0..<6)
        map.appendBlock(2, for: 10..<16)
        #expect(map.source(of: 0..<1) == 0..<6)
        #expect(map.source(of: 2..<4) == 10..<16)
        #expect(map.source(of: 0..<4) == 0..<16)
    }
}
