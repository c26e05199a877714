import SpamLint
import Testing

@Suite struct PathTextTests {
    @Test(
        arguments: [
            [], Array("a/b.eml".utf8), Array("邮件.eml".utf8), [0x63, 0xE9, 0x2E], [0xFF], [0xE4, 0xB8], [0xF4, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x8F, 0xBC, 0x80, 0x61], [0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF5], [0xF0, 0x9F, 0x98, 0x80, 0xF0, 0x9F],
        ] as [[UInt8]])
    func everyPathComesBack(bytes: [UInt8]) {
        let path = PathText.text(bytes)
        #expect(PathText.bytes(path) == bytes)
        #expect(PathText.shown(path) == String(decoding: bytes, as: UTF8.self))
    }

    @Test func twoPathsStayTwo() {
        #expect(PathText.text([0xE9]) != PathText.text([0xF4, 0x8F, 0xBF, 0xA9]))
    }

    @Test func whatIsUTF8StaysAsItIs() {
        #expect(PathText.text(Array("Grüße.eml".utf8)) == "Grüße.eml")
    }
}
