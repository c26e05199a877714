import MailBytes
import Testing

@Suite struct FindTests {
    @Test(arguments: [
        ("", "", true), ("abc", "", true), ("abc", "abc", true), ("aabc", "abc", true), ("ab", "abc", false), ("abab", "abc", false),
        ("xxabc", "abc", true), ("xxab", "abc", false),
    ])
    func textIsHeld(text: String, wanted: String, isHeld: Bool) {
        let bytes = Array(text.utf8)
        #expect(bytes.holds(Array(wanted.utf8)) == isHeld)
        #expect((Array("  ".utf8) + bytes)[2...].holds(Array(wanted.utf8)) == isHeld)
        #expect(bytes.lazy.map { $0 }.holds(Array(wanted.utf8)) == isHeld)
    }

    @Test func theFirstPlaceInARangeIsFound() {
        Array("abcabcab".utf8).withUnsafeBufferPointer { bytes in
            #expect(bytes.find(Array("abc".utf8), from: 0, to: 8) == 0)
            #expect(bytes.find(Array("abc".utf8), from: 1, to: 8) == 3)
            #expect(bytes.find(Array("abc".utf8), from: 1, to: 5) == nil)
            #expect(bytes.hasASCIICaseless("bca", at: 1) && !bytes.hasASCIICaseless("abc", at: 6) && !bytes.hasASCIICaseless("a", at: -1))
        }
    }
}
