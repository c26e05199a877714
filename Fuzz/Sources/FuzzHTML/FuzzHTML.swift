import FuzzSupport
import MailBytes
import MailHTML

@main
enum Entry {
    static func main() { fuzz(fuzzHTML) }
}

/// Any bytes as an HTML page.
func fuzzHTML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let document = Document(utf8: fuzzInput(start, count))
    let html = 0..<document.utf8.count
    check(document.visible, html, "visible text")
    check(document.hiddenFlow, html, "hidden text")
    for (index, node) in document.nodes.enumerated() {
        Invariants.inside(node.startTag, html, "a start tag")
        Invariants.inside(node.span, html, "an element")
        precondition(node.parent.map { $0 < index } ?? true, "parents come first")
    }
    let visible = 0..<document.visible.utf8.count
    let hidden = 0..<document.hiddenFlow.utf8.count
    for run in document.hidden {
        Invariants.inside(run.text, hidden, "a hidden run")
        Invariants.inside(run.startTag, html, "a hidden run's tag")
    }
    for run in document.faint { Invariants.inside(run.text, visible, "a faint run") }
    for link in document.links {
        Invariants.inside(link.href, html, "a target")
        Invariants.inside(link.span, html, "a link")
        Invariants.inside(link.text, visible, "a link's text")
        Invariants.inside(link.hiddenText, hidden, "a link's hidden text")
        Invariants.inside(link.images, 0..<document.images.count, "a link's images")
        check(document.url(link.href), html, "a URL")
    }
    for image in document.images {
        Invariants.inside(image.startTag, html, "an image")
        Invariants.inside(image.alt, html, "an alternative text")
        check(document.text(image.alt), html, "an alternative text")
        if let source = image.source { check(document.url(source), html, "an image's source") }
        if let link = image.link { precondition(document.links.indices.contains(link), "an image's link") }
    }
    for feature in document.features {
        Invariants.inside(feature.span, html, "a feature")
        if let value = feature.value { Invariants.inside(value, html, "a feature's value") }
    }
    for range in [document.title, document.language, document.declaredCharset] {
        if let range { Invariants.inside(range, html, "a title, language or charset") }
    }
    for defect in document.defects { Invariants.inside(defect.place, html, "a defect") }
    if let preheader = document.preheader { Invariants.inside(preheader.text, preheader.isHidden ? hidden : visible, "the preheader") }
    return 0
}

private func check(_ flow: Flow, _ html: Range<Int>, _ what: StaticString) {
    precondition(flow.map.count == flow.utf8.count, "\(what): text and map differ in length")
    Invariants.inside(flow.source(of: 0..<flow.utf8.count), html, what)
    for offset in stride(from: 0, to: flow.utf8.count, by: max(1, flow.utf8.count / 64)) {
        Invariants.inside(flow.source(of: offset..<(offset + 1)), html, what)
    }
}
