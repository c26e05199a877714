import FuzzSupport
import MailBytes
import MailDomain
import MailMessage

@main
enum Entry {
    static func main() { fuzz(fuzzHeader) }
}

/// Any bytes as a header, and each of its fields as every kind of field.
func fuzzHeader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let message = Message(parsing: fuzzInput(start, count))
    let source = 0..<message.source.count
    for field in message.fields.prefix(64) {
        Invariants.inside(field.range, source, "a field")
        Invariants.inside(field.nameRange, field.range, "a field's name")
        Invariants.inside(field.bodyRange, field.range, "a field's body")
        check(message.unstructured(field), source)
        check(message.addresses(field), in: message)
        let parameters = message.parameters(field)
        for parameter in parameters.parameters { check(message.text(of: parameter), source) }
        _ = message.mediaType(field)
        _ = message.date(field).map { $0.epochSeconds }
        for uri in message.listURIs(field).uris {
            Invariants.inside(uri.range, source, "a list URI")
            checkURL(Array(message.bytes(uri.range)))
        }
        for identifier in message.messageIDs(field).identifiers { Invariants.inside(identifier.range, source, "a message identifier") }
        for tag in message.tags(field).tags { Invariants.inside(tag.valueRange, source, "a tag") }
        checkURL(Array(message.bytes(field.bodyRange)))
    }
    return 0
}

private func check(_ text: HeaderText, _ source: Range<Int>) {
    Invariants.isUTF8(text.utf8, "header text")
    precondition(text.map.count == text.utf8.count, "header text and map differ in length")
    Invariants.maps(text.utf8.count, into: source, "header text") { text.map.source(of: $0) }
    for defect in text.defects { Invariants.inside(defect.place, source, "a defect of header text") }
}

private func check(_ list: AddressList, in message: Message) {
    let source = 0..<message.source.count
    for mailbox in list.mailboxes.prefix(64) {
        Invariants.inside(mailbox.range, source, "a mailbox")
        Invariants.inside(mailbox.localPartRange, mailbox.addressRange, "a local part")
        Invariants.inside(mailbox.domainRange, mailbox.addressRange, "a domain")
        check(message.displayName(mailbox), source)
        _ = message.localPart(mailbox)
        checkHost(message.domain(mailbox))
    }
    for group in list.groups.prefix(64) { check(message.displayName(group), source) }
    for defect in list.defects { Invariants.inside(defect.place, source, "a defect of an address list") }
}

private func checkURL(_ bytes: [UInt8]) {
    let url = WebURL(bytes)
    let whole = 0..<bytes.count
    for range in [url.schemeRange, url.userinfoRange, url.hostRange, url.pathRange, url.queryRange, url.fragmentRange] {
        if let range { Invariants.inside(range, whole, "a part of a URL") }
    }
    if let host = url.host { check(host) }
}

private func checkHost(_ bytes: [UInt8]) {
    if let host = Host(bytes) { check(host) }
}

private func check(_ host: Host) {
    _ = host.unicode
    _ = host.registrableDomain
    _ = host.scope
    _ = host.confusion
    _ = KnownHosts.isFreemail(host) || KnownHosts.isShortener(host)
}
