import MailBytes
import MailDomain
import SpamLintCore

extension Check {
    /// Links to a host in `hosts` that carry the address of another site in their path or query.
    ///
    /// Only sites known to redirect whoever asks: senders and their mailing services count clicks in the same way, and buttons for sharing
    /// carry an address too.
    static let redirector = Check(
        "redirector", needs: .links, parameters: [.init("hosts", standard: .texts([])), .init("paths", standard: .texts([]))],
        prepare: { parameters in
            let hosts = parameters.set("hosts")
            let paths = parameters.texts("paths").map { Array($0.utf8) }
            return { facts in
                facts.links.compactMap { fact in
                    guard fact.url.kind == .web, let host = fact.url.host else { return nil }
                    let path = fact.target[fact.url.pathRange]
                    guard paths.contains(where: { path.starts(with: $0) }) else { return nil }
                    guard let inner = carried(fact.target, from: fact.url.pathRange.lowerBound) else { return nil }
                    guard hosts.contains(host.ascii) || host.registrableDomain.map({ hosts.contains($0) }) ?? false else { return nil }
                    return Evidence(at: fact.place, values: [("host", host.ascii), ("target", inner)])
                }
            }
        })

    /// The host of the address that stands in the rest of a URL, escaped or not.
    private static func carried(_ target: [UInt8], from start: Int) -> String? {
        var i = start
        while i + 7 < target.count {
            defer { i += 1 }
            guard target[i] | 0x20 == 0x68, target[i..<i + 4].equalsASCIICaseless("http") else { continue }
            let after = target[i + 4] | 0x20 == 0x73 ? i + 5 : i + 4
            for mark in ["://", "%3a%2f%2f"] as [StaticString] {
                let end = after + mark.utf8CodeUnitCount
                guard end < target.count, target[after..<end].equalsASCIICaseless(mark) else { continue }
                let rest = target[end...].prefix { $0 != 0x2F && $0 != 0x26 && $0 != 0x25 && $0 != 0x3F }
                if !rest.isEmpty { return String(decoding: rest, as: UTF8.self) }
            }
        }
        return nil
    }
}
