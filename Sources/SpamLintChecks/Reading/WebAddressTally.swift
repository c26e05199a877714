import MailDomain
import MailHTML
import SpamLintCore

/// How many web addresses a message has, counted as Rspamd does it: pictures and addresses in plain text each time; a link when its address
/// has been seen before, and once more when its text begins with an address; an address inside the query of another. What links only show
/// is left out.
struct WebAddressTally {
    private var counts: [[UInt8]: Int] = [:]
    private var shown: Set<[UInt8]> = []

    /// Addresses that are looked at, and bytes of each.
    private static let most = 20_000
    private static let longest = 2_048

    init(_ facts: Facts) {
        var links = facts.links.prefix(Self.most)[...]
        for (index, body) in facts.bodies.enumerated() {
            while let fact = links.first, fact.body == index {
                links = links.dropFirst()
                guard fact.url.kind == .web else { continue }
                if fact.link == nil { counts[Self.key(fact.target), default: 0] += 1 } else { add(fact, facts) }
            }
            if let document = body.document { addPictures(document) }
        }
    }

    var total: Int { counts.reduce(0) { shown.contains($1.key) ? $0 : $0 + $1.value } }

    private mutating func add(_ fact: LinkFact, _ facts: Facts) {
        let key = Self.key(fact.target)
        if let count = counts[key] {
            counts[key] = count + 1
        } else {
            counts[key] = 0
            if let query = fact.url.queryRange, Self.holdsAddress(fact.target[query]) { counts[key + [0], default: 0] += 1 }
        }
        guard let text = facts.visibleText(of: fact), let address = ShownSite.address(at: text) else { return }
        counts[key, default: 0] += 1
        let display = Self.key(address.hasScheme ? Array(address.bytes) : Array("http://".utf8) + address.bytes)
        if display != key { shown.insert(display) }
    }

    private mutating func addPictures(_ document: Document) {
        for image in document.images.prefix(Self.most) where image.kind == .image {
            guard let source = image.source else { continue }
            var target = document.url(source.lowerBound..<min(source.upperBound, source.lowerBound + Self.longest)).utf8
            if target.starts(with: "//".utf8) { target = Array("http:".utf8) + target }
            guard target.prefix(4).map({ $0 | 0x20 }) == Array("http".utf8) else { continue }
            counts[Self.key(target), default: 0] += 1
        }
    }

    /// Scheme and host in small letters, and no lone slash behind them.
    private static func key(_ target: [UInt8]) -> [UInt8] {
        var key = Array(target.prefix(longest))
        let scheme = key.firstIndex(of: 0x2F) ?? key.endIndex
        let path = key[min(scheme + 2, key.endIndex)...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? key.endIndex
        for i in key[..<path].indices where key[i] &- 0x41 < 26 { key[i] |= 0x20 }
        if path == key.endIndex - 1 { key.removeLast() }
        return key
    }

    private static func holdsAddress(_ query: ArraySlice<UInt8>) -> Bool {
        let query = query.prefix(longest)
        for i in query.indices.dropLast(6) where query[i] == 0x3D && query[(i + 1)...].starts(with: "http".utf8) {
            let rest = query[(i + 5)...]
            if rest.starts(with: "://".utf8) || rest.starts(with: "s://".utf8) { return true }
            if rest.starts(with: "%3A%2F%2F".utf8) || rest.starts(with: "s%3A%2F%2F".utf8) { return true }
        }
        return false
    }
}
