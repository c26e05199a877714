import MailBytes
import MailDomain
import MailHTML
import MailMessage
import SpamLintCore

/// How many web addresses a message has, counted as Rspamd does it.
///
/// Every place counts: links of HTML, what they show where it begins with an address, pictures, addresses in text. An address is left out
/// altogether where it stands in links alone and has nothing remarkable, or where it is but what a link to another one shows, even if it
/// stood in the text beside the HTML before. Remarkable are a picture's address, one that was seen in text first, one that a link shows an
/// address for, and those with a port, a user name, escapes, a number for a host, or a top-level domain that is not known.
struct WebAddressTally {
    private struct Entry {
        var count = 0
        var isRemarkable = false
        var isShownOnly = false
        var isFromText = false
    }

    private var entries: [Entry] = []
    /// Where the entry of an address stands.
    private var places: [ByteString: Int] = [:]

    /// Addresses that are looked at.
    private static let most = 20_000

    init(_ facts: Facts) {
        var links = facts.links.prefix(Self.most)[...]
        for (index, body) in facts.bodies.enumerated() {
            while let fact = links.first, fact.body <= index {
                links = links.dropFirst()
                if fact.body == index, let document = body.document { add(fact, document, facts) }
            }
            if let document = body.document {
                addPictures(document)
                document.visible.utf8.withUnsafeBufferPointer { addText($0) }
            } else if body.text.withUTF8({ Self.isTakenForHTML($0) }) {
                Document(utf8: body.text.bytes).visible.utf8.withUnsafeBufferPointer { addText($0) }
            } else {
                body.text.withUTF8 { addText($0) }
            }
        }
    }

    /// Whether Rspamd reads a plain text as HTML: two tags stand in it whose names begin with one of `tags`.
    private static func isTakenForHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var count = 0
        var i = text.find(ASCII.less, from: 0, to: text.count)
        while i < text.count {
            if tags.contains(where: { text.hasASCIICaseless($0, at: i + 1) }) {
                count += 1
                if count == 2 { return true }
            }
            i = text.find(ASCII.less, from: i + 1, to: text.count)
        }
        return false
    }

    private static let tags: [StaticString] = ["table", "html", "body", "script", "!doctype html"]

    var total: Int { entries.reduce(0) { $1.isRemarkable && !$1.isShownOnly ? $0 + $1.count : $0 } }

    // MARK: Links

    private mutating func add(_ fact: LinkFact, _ document: Document, _ facts: Facts) {
        guard let link = fact.link, link.element == .anchor else { return }
        let tail = Self.tail(of: link, fact.target, document)
        let shown = tail == .endsElement ? nil : Self.shown(by: link, document) ?? facts.visibleText(of: fact)
        let address = shown.flatMap { ShownSite.address(at: $0) }
        let display = address.map { WebAddress(Array($0.bytes), isSchemeless: !$0.hasScheme).key }
        guard let opened = WebAddress(link: fact, tail: tail.bytes) else {
            if let display {
                let (place, isNew) = place(of: display)
                if isNew { entries[place] = Entry(count: 1, isShownOnly: true) }
            }
            return
        }
        let showsMail = shown.map { Self.beginsWithMailAddress($0) } ?? false
        note(opened.key, isRemarkable: opened.isRemarkable || address != nil || showsMail, query: opened.query)
        guard let display else { return }
        let (place, isNew) = place(of: display)
        if isNew { entries[place].isShownOnly = true }
        if entries[place].isFromText { (entries[place].isShownOnly, entries[place].isFromText) = (true, false) }
        entries[place].count += 1
    }

    /// What Rspamd makes of the slash at the end of an address without quotes.
    private enum Tail: Equatable {
        case none
        /// The next attribute is read as a part of the address.
        case attribute([UInt8])
        /// The element ends with its start tag, and shows nothing.
        case endsElement

        var bytes: [UInt8] {
            if case .attribute(let bytes) = self { return bytes }
            return []
        }
    }

    private static func tail(of link: Link, _ target: [UInt8], _ document: Document) -> Tail {
        let (start, end) = (link.href.lowerBound, link.href.upperBound)
        guard target.last == 0x2F, start > 0, end < document.utf8.count, document.utf8[start - 1] != ASCII.quote,
            document.utf8[start - 1] != 0x27
        else { return .none }
        if document.utf8[end] == ASCII.greater { return .endsElement }
        let rest = document.utf8[end..<max(end, link.startTag.upperBound)].drop { $0 <= 0x20 }
        return .attribute(Array(rest.prefix { $0 > 0x20 && $0 != ASCII.greater }))
    }

    /// The words of a picture that a link begins with.
    private static func shown(by link: Link, _ document: Document) -> ArraySlice<UInt8>? {
        guard let first = link.images.first, document.images[first].alternative == .text else { return nil }
        let image = document.images[first]
        if !link.text.isEmpty, !document.visible[link.text].allSatisfy({ $0 <= 0x20 }) {
            guard document.visible.map.start(of: link.text.lowerBound) > image.startTag.lowerBound else { return nil }
        }
        return document.text(image.alt).utf8[...]
    }

    private static func beginsWithMailAddress(_ text: ArraySlice<UInt8>) -> Bool {
        let word = text.prefix(320).drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        guard let at = word.firstIndex(of: 0x40), at > word.startIndex else { return false }
        return Host(word[(at + 1)...])?.hasKnownSuffix ?? false
    }

    private mutating func place(of key: ByteString) -> (place: Int, isNew: Bool) {
        if let known = places[key] { return (known, false) }
        places[key] = entries.count
        entries.append(Entry())
        return (entries.count - 1, true)
    }

    /// Counts an address at one place. One whose first place is text is remarkable.
    private mutating func note(_ key: ByteString, isRemarkable: Bool, isFromText: Bool = false, query: ArraySlice<UInt8>? = nil) {
        let (place, isNew) = place(of: key)
        entries[place].count += 1
        if isRemarkable || isNew && isFromText { entries[place].isRemarkable = true }
        if isNew, isFromText { entries[place].isFromText = true }
        if isNew, let query, let inner = WebAddress.within(query) { note(inner, isRemarkable: true) }
    }

    // MARK: Pictures and text

    private mutating func addPictures(_ document: Document) {
        for image in document.images.prefix(Self.most) where image.kind == .image {
            guard let source = image.source else { continue }
            let target = document.url(source.lowerBound..<min(source.upperBound, source.lowerBound + WebAddress.longest)).utf8
            guard let address = WebAddress(picture: target) else { continue }
            note(address.key, isRemarkable: true)
        }
    }

    /// Addresses with a scheme or `www.` in front of a name below a known suffix.
    private mutating func addText(_ text: UnsafeBufferPointer<UInt8>) {
        var scan = WebAddressScan(text)
        var left = Self.most
        while left > 0, let address = scan.next() {
            left -= 1
            note(address.key, isRemarkable: address.isRemarkable, isFromText: true, query: address.query)
        }
    }
}
