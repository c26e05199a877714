import MailMessage
import Testing

@Suite("Content in its own address")
struct DataURLTests {
    @Test(
        "Decoded, or nil for what is none",
        arguments: [
            ("data:image/gif;base64,R0lGODlhEAAgAA==", [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 16, 0, 32, 0]),
            ("DATA:;BASE64,QUJD", [65, 66, 67]), ("data:;base64,", []), ("data:,ABC", nil), ("data:image/gif;base64", nil),
            ("https://shop.example/;base64,QUJD", nil), ("", nil),
        ] as [(String, [UInt8]?)])
    func content(url: String, bytes: [UInt8]?) {
        #expect(DataURL(Array(url.utf8), limit: 100)?.bytes == bytes)
    }

    @Test("No more than is wanted", arguments: [0, 1, 2, 3, 4, 100])
    func limit(count: Int) {
        let url = Array("data:image/png;base64,".utf8) + Array(repeating: UInt8(ascii: "Q"), count: 4_000)
        #expect(DataURL(url, limit: count)?.bytes.count == count)
    }
}
