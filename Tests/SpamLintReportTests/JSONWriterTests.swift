import SpamLintReport
import Testing

@Suite struct JSONWriterTests {
    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("plain", #""plain""#), ("a#b##[c", ##""a#b\u0023#[c""##), ("\"\\", #""\"\\""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{1B}[31m", #""\u001b[31m""#), ("\u{7F}", #""\u007f""#),
        ("免费", "\"免费\""), ("a\u{202E}b", #""a\u202eb""#), ("\u{2028}", #""\u2028""#), ("\u{200B}", #""\u200b""#), ("\u{85}", #""\u0085""#),
        ("é", "\"é\""), ("\u{61C}", #""\u061c""#), ("\u{FEFF}", #""\ufeff""#), ("😀", "\"😀\""), ("\u{2019}", "\"\u{2019}\""),
    ])
    func textsAreEscaped(text: String, expected: String) {
        #expect(written { $0.value(text) } == expected)
    }

    @Test func commasStandBetween() {
        let text = written { json in
            json.beginObject()
            json.key("a")
            json.beginArray()
            json.value(1)
            json.value(true)
            json.null()
            json.endArray()
            json.key("b")
            json.beginObject()
            json.endObject()
            json.endObject()
        }
        #expect(text == #"{"a":[1,true,null],"b":{}}"#)
    }
}
