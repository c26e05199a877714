import MailBytes
import Testing

@testable import MailHTML

@Suite struct DocumentTests {
    @Test func emptyInputGivesAnEmptyDocument() {
        let document = Document(utf8: [])
        #expect(document.nodes.isEmpty)
        #expect(document.visible.isEmpty)
        #expect(document.defects.isEmpty)
    }

    @Test func textLeadsBackToItsSource() throws {
        let html = Array("<p>Fish &amp; <b>chips</b></p>".utf8)
        let document = Document(utf8: html)
        #expect(String(decoding: document.visible.utf8, as: UTF8.self) == "Fish & chips")
        #expect(String(decoding: html[document.visible.source(of: 5..<6)], as: UTF8.self) == "&amp;")
        #expect(String(decoding: html[document.visible.source(of: 5..<12)], as: UTF8.self) == "&amp; <b>chips")
    }
}
