import MailBytes
import Testing

@testable import MailMessage

@Suite struct QuotedPrintableTests {
    typealias Case = DecodingCase

    static let cases: [Case] = [
        Case("nothing", "", ""),
        Case("plain", "Hello\nthere\n", "Hello\nthere\n"),
        Case("encoded", "caf=C3=A9 =3D\n", "café =\n"),
        Case("encoded at the end of a line", "caf=C3=A9\n=41", "café\nA"),
        Case("soft break", "Hel=\nlo\n", "Hello\n"),
        Case("soft break, CRLF", "Hel=\r\nlo\r\n", "Hello\r\n"),
        Case("soft breaks in a row", "Hel=\n=\nlo\n", "Hello\n"),
        Case("soft break with white space", "Hel= \t\nlo\n", "Hello\n", ["quoted-printable-trailing-space  \t"]),
        Case("a soft break is the end", "Hello=\n", "Hello"),
        Case("cut behind the sign", "Hello=", "Hello", ["quoted-printable-truncated ="]),
        Case("cut inside the digits", "Hello=4", "Hello=4", ["quoted-printable-malformed =4"]),
        Case("lower case", "caf=c3=a9\n", "café\n", ["quoted-printable-lower-case =c3", "quoted-printable-lower-case =a9"]),
        Case("no digits", "a=ZZb =4G\n", "a=ZZb =4G\n", ["quoted-printable-malformed =ZZ", "quoted-printable-malformed =4G"]),
        Case("sign before a sign", "a==41\n", "a=A\n", ["quoted-printable-malformed ==4"]),
        Case("an address as it stands", "<a href=\"x\">=3D</a>\n", "<a href=\"x\">=</a>\n", ["quoted-printable-malformed =\"x"]),
        Case("bytes above 127", "caf\u{E9}\n", "caf\u{E9}\n", ["quoted-printable-raw-8bit \u{FFFD}"]),
        Case("white space at the end of a line is kept", "a \nb\t\n", "a \nb\t\n"),
        Case("encoded line end", "a=0D=0Ab\n", "a\r\nb\n"),
        Case(
            "a long line", String(repeating: "a", count: 80) + "\n", String(repeating: "a", count: 80) + "\n",
            ["quoted-printable-line-too-long " + String(repeating: "a", count: 80)]),
    ]

    @Test(arguments: cases) func decodes(_ item: Case) {
        let message = Message.leaf("Content-Transfer-Encoding: quoted-printable", octets(item.encoded))
        let content = message.content(of: 0)
        #expect(string(content.bytes) == item.decoded)
        #expect(content.defects.map { "\($0.kind.rawValue) \(message.slice($0.place))" } == item.defects)
    }

    @Test(arguments: cases) func mapsEveryRange(_ item: Case) {
        let message = Message.leaf("Content-Transfer-Encoding: quoted-printable", octets(item.encoded))
        let content = Array(message.content(of: 0).bytes)
        let map = message.sourceMap(ofContent: 0)
        #expect(map.count == content.count)
        // A sign that means nothing can't be told from a soft break when it is cut out.
        guard !item.defects.contains(where: { $0.hasPrefix("quoted-printable-malformed") }) else { return }
        for low in content.indices {
            for high in (low + 1)...min(low + 6, content.count) where high <= content.count {
                let place = map.source(of: low..<high)
                let again = Message.leaf("Content-Transfer-Encoding: quoted-printable", Array(message.source[place]))
                #expect(Array(again.content(of: 0).bytes) == Array(content[low..<high]))
            }
        }
    }
}
