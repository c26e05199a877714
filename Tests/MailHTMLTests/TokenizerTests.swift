import Testing

@testable import MailHTML

@Suite struct TokenizerTests {
    /// The tokens of `html`, each as its kind and its bytes.
    private func tokens(_ html: String) -> [String] {
        Array(html.utf8).withUnsafeBufferPointer { source in
            var tokenizer = Tokenizer(source)
            var found: [String] = []
            while true {
                let kind = tokenizer.next()
                if kind == .end { return found }
                found.append("\(kind) " + String(decoding: source[tokenizer.start..<tokenizer.end], as: UTF8.self))
            }
        }
    }

    @Test(arguments: [
        ("", []),
        ("a < b > c", ["text a < b > c"]),
        ("1<2 and <3", ["text 1<2 and <3"]),
        ("a<b>c</b>", ["text a", "startTag <b>", "text c", "endTag </b>"]),
        ("<a title='>'>x", ["startTag <a title='>'>", "text x"]),
        ("<a title=\">\">x", ["startTag <a title=\">\">", "text x"]),
        ("<br/><hr />", ["startTag <br/>", "startTag <hr />"]),
        ("<!-- a -- b > c -->x", ["comment <!-- a -- b > c -->", "text x"]),
        ("<!-->x-->y", ["comment <!-->", "text x-->y"]),
        ("<!--->x", ["comment <!--->", "text x"]),
        ("<!---->x", ["comment <!---->", "text x"]),
        ("<!-- a --!>x", ["comment <!-- a --!>", "text x"]),
        ("<!--[if mso]><p>a</p><![endif]-->x", ["comment <!--[if mso]><p>a</p><![endif]-->", "text x"]),
        ("<![if !mso]>x<![endif]>", ["declaration <![if !mso]>", "text x", "declaration <![endif]>"]),
        ("<!DOCTYPE html><?xml version='1'?>x", ["declaration <!DOCTYPE html>", "declaration <?xml version='1'?>", "text x"]),
        ("</ x>y</>z", ["declaration </ x>", "text y", "declaration </>", "text z"]),
        ("<o:p>x</o:p>", ["startTag <o:p>", "text x", "endTag </o:p>"]),
        ("<title>a<b>c</title>x", ["startTag <title>a<b>c</title>", "text x"]),
        ("<TITLE>a</tItLe >x", ["startTag <TITLE>a</tItLe >", "text x"]),
        ("<title>a</titles></title>x", ["startTag <title>a</titles></title>", "text x"]),
        ("<style>a>b{}</style>x", ["startTag <style>a>b{}</style>", "text x"]),
        ("<script>if (a<b) '</p>'</script>x", ["startTag <script>if (a<b) '</p>'</script>", "text x"]),
        ("<textarea><p>a</textarea>x", ["startTag <textarea><p>a</textarea>", "text x"]),
        ("<xmp><b></xmp>x", ["startTag <xmp><b></xmp>", "text x"]),
        ("<noscript><b>x</b></noscript>", ["startTag <noscript>", "startTag <b>", "text x", "endTag </b>", "endTag </noscript>"]),
        ("a<", ["text a<"]),
        ("a</", ["text a</"]),
        ("a<!", ["text a", "text <!"]),
    ])
    func cutsAsBrowsersDo(html: String, expected: [String]) {
        #expect(tokens(html) == expected)
        #expect(tokens(html).map { $0.drop { $0 != " " }.dropFirst() }.joined() == html)
    }

    /// What never ends is read on from its first `>`.
    @Test(arguments: [
        ("<p>a<!-- b <p>c", ["startTag <p>", "text a", "comment <!-- b <p>", "text c"]),
        ("<a href=\"x>y<p>z", ["startTag <a href=\"x>", "text y", "startTag <p>", "text z"]),
        ("<title>a<p>b", ["startTag <title>", "text a", "startTag <p>", "text b"]),
        ("<p>a<td style='x", ["startTag <p>", "text a", "text <td style='x"]),
    ])
    func losesNoTextWhereSomethingNeverEnds(html: String, expected: [String]) {
        #expect(tokens(html) == expected)
    }

    @Test(arguments: [
        ("<a href=x>", "x"),
        ("<a href = 'x y' >", "x y"),
        ("<a href=\"x'y\">", "x'y"),
        ("<a href=x/y/>", "x/y/"),
        ("<a href>", ""),
        ("<a href=>", ""),
        ("<a\nhref\n=\n\"x\"\n>", "x"),
        ("<A HREF=x HREF=y>", "x"),
        ("<a/href=x>", "x"),
        ("<a title=a\"b href=x>", "x"),
        ("<a \"href=x href=y>", "y"),
        ("<a =href=x href=y>", "y"),
        ("<a href=x\u{0}y>", "x\u{0}y"),
    ])
    func findsTheValueOfAnAttribute(html: String, expected: String) throws {
        try Array(html.utf8).withUnsafeBufferPointer { source in
            var tokenizer = Tokenizer(source)
            #expect(tokenizer.next() == .startTag)
            let attribute = try #require(tokenizer.attribute(.href))
            #expect(String(decoding: source[attribute.value], as: UTF8.self) == expected)
        }
    }

    @Test func namesKnowEveryElementAndAttribute() {
        let spellings = "\(ElementName.spellings)".split(separator: " ").map(String.init)
        #expect(spellings == ElementName.allCases.dropLast().map { "\($0)" })
        for (index, name) in "\(AttributeName.spellings)".split(separator: " ").enumerated() {
            let bytes = Array(name.utf8)
            #expect(bytes.withUnsafeBufferPointer { AttributeName.table.value(of: $0) } == UInt8(index))
            #expect("\(AttributeName.allCases[index])".lowercased() == name.filter { $0 != "-" && $0 != ":" })
        }
        for (index, name) in "\(StyleProperty.spellings)".split(separator: " ").enumerated() {
            let bytes = Array(name.utf8)
            #expect(bytes.withUnsafeBufferPointer { StyleProperty.table.value(of: $0) } == UInt8(index))
        }
    }
}
