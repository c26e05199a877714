import Testing

@testable import MailMessage

@Suite struct ParameterTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let body: String
        let parameters: [String]
        let defects: [String]
        var testDescription: String { name }

        init(_ name: String, _ body: String, _ parameters: [String], _ defects: [String] = []) {
            self.name = name
            self.body = body
            self.parameters = parameters
            self.defects = defects
        }
    }

    static let cases: [Case] = [
        Case("none", "text/plain", []),
        Case("a token", "text/plain; charset=utf-8", ["charset=utf-8"]),
        Case("quoted", "text/plain; charset=\"utf-8\"", ["charset=utf-8"]),
        Case("quoted pairs", "text/plain; name=\"a \\\"b\\\" \\\\c\"", ["name=a \"b\" \\c"]),
        Case("names in any case", "text/plain; CharSet=utf-8", ["charset=utf-8"]),
        Case("white space round the sign", "text/plain; charset = utf-8", ["charset=utf-8"]),
        Case("folded", "text/plain;\n charset=utf-8;\n\tformat=flowed", ["charset=utf-8", "format=flowed"]),
        Case("a comment", "text/plain; charset=us-ascii (Plain text)", ["charset=us-ascii"]),
        Case("a comment before", "text/plain (x); (y) charset=us-ascii", ["charset=us-ascii"]),
        Case("no space behind the semicolon", "text/plain;charset=utf-8;format=flowed", ["charset=utf-8", "format=flowed"]),
        Case("semicolons too many", "text/plain;; charset=utf-8;", ["charset=utf-8"]),
        Case("semicolon in quotes", "text/plain; name=\"a;b=c\"", ["name=a;b=c"]),
        Case("an empty value", "text/plain; name=\"\"; x=", ["name=", "x="]),
        Case("no semicolon", "text/plain; charset=utf-8 format=flowed", ["charset=utf-8", "format=flowed"]),
        Case("spaces without quotes", "text/plain; name=my file.txt; x=1", ["name=my file.txt", "x=1"]),
        Case("a quote without an end", "text/plain; name=\"abc", ["name=abc"], ["parameter-malformed"]),
        Case("a word that is none", "text/plain; flowed; charset=utf-8", ["charset=utf-8"], ["parameter-malformed"]),
        Case("twice", "text/plain; name=a; name=b", ["name=a"], ["parameter-duplicated"]),
        Case("an equals sign in the value", "text/plain; x==_a=b", ["x==_a=b"]),
        Case(
            "2231-3",
            "message/external-body; access-type=URL; URL*0=\"ftp://\"; URL*1=\"cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar\"",
            ["access-type=URL", "url=ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar"]),
        Case("2231-4", "application/x-stuff; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", ["title=This is ***fun***"]),
        Case(
            "2231-4.1",
            "application/x-stuff; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2=\"isn't it!\"",
            ["title=This is even more ***fun*** isn't it!"]),
        Case("pieces in disorder", "a/b; x*1=b; x*0=a", ["x=ab"]),
        Case("a piece missing", "a/b; x*0=a; x*2=c", ["x=ac"], ["parameter-continuation-broken"]),
        Case("a piece twice", "a/b; x*0=a; x*0=b; x*1=c", ["x=ac"], ["parameter-continuation-broken"]),
        Case("no first piece", "a/b; x*1=b", ["x=b"], ["parameter-continuation-broken"]),
        Case("both forms", "a/b; name=\"?\"; name*=utf-8''caf%C3%A9", ["name=café"]),
        Case("no language marks", "a/b; name*=caf%C3%A9", ["name=café"]),
        Case("a percent sign alone", "a/b; name*=utf-8''100%", ["name=100%"]),
        Case("GB 2312", "a/b; name*=gb2312''%C4%E3%BA%C3", ["name=你好"]),
        Case("a character over two pieces", "a/b; name*0*=utf-8''%E4%BD; name*1*=%A0", ["name=你"]),
        Case("an encoded word", "a/b; name=\"=?utf-8?B?5L2g5aW9?=.pdf\"", ["name=你好.pdf"]),
        Case("an encoded word without quotes", "a/b; name==?utf-8?B?5L2g5aW9?=", ["name=你好"]),
        Case("raw UTF-8", "a/b; name=\"你好\"", ["name=你好"]),
    ]

    @Test(arguments: cases) func reads(_ item: Case) throws {
        let message = Message.field(item.body, named: "Content-Type")
        let list = message.parameters(try #require(message.first(.contentType)))
        #expect(list.parameters.map { "\($0.name)=\(message.text(of: $0).string)" } == item.parameters)
        #expect(list.defects.kinds == item.defects)
    }

    @Test(arguments: cases) func leadsBack(_ item: Case) throws {
        let message = Message.field(item.body, named: "Content-Type")
        for parameter in message.parameters(try #require(message.first(.contentType))).parameters {
            let text = message.text(of: parameter)
            #expect(text.map.count == text.utf8.count)
            guard !text.isEmpty else { continue }
            let whole = text.map.source(of: 0..<text.utf8.count)
            #expect(parameter.place.lowerBound <= whole.lowerBound && whole.upperBound <= parameter.place.upperBound)
            for (offset, byte) in text.utf8.enumerated() where byte < 0x80 && byte != 0x20 {
                let source = message.slice(text.map.source(of: offset..<offset + 1))
                #expect(source.utf8.first == byte || source.hasPrefix("%") || !text.encodedWords.isEmpty)
            }
        }
    }

    @Test func filenames() {
        let disposition = Message(
            "Content-Type: application/pdf; name=\"a.pdf\"\nContent-Disposition: attachment; filename*=utf-8''%E4%BD%A0.pdf\n\n")
        #expect(disposition.filename(of: 0)?.string == "你.pdf")
        #expect(disposition.parts[0].isAttachment)
        let type = Message("Content-Type: application/pdf; name=\"a b.pdf\"\nContent-Disposition: inline\n\n")
        #expect(type.filename(of: 0)?.string == "a b.pdf")
        #expect(type.parts[0].disposition == .inline)
        #expect(Message("A: 1\n\n").filename(of: 0) == nil)
        let word = Message("Content-Disposition: ATTACHMENT; filename=\"=?utf-8?Q?caf=C3=A9?=\"\n\n").filename(of: 0)
        #expect(word?.string == "café")
        #expect(word?.defects.kinds == ["parameter-encoded-word"])
    }

    @Test func parametersAreCounted() {
        let body = "a/b" + (0..<1500).map { "; p\($0)=1" }.joined()
        let message = Message.field(body, named: "Content-Type")
        let list = message.first(.contentType).map(message.parameters)
        #expect(list?.parameters.count == ParameterList.limit)
        #expect(list?.defects.kinds == ["too-many-parameters"])
    }
}
