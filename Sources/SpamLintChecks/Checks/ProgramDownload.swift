import MailBytes
import MailDomain
import SpamLintCore

extension Check {
    /// Web links whose path ends in one of `extensions`.
    static let programDownload = Check("program-download", needs: .links, parameters: [.init("extensions", standard: .texts([]))]) {
        facts, parameters in
        let extensions = parameters.set("extensions")
        return facts.links.compactMap { fact in
            guard fact.url.kind == .web, fact.url.pathRange.count > 3 else { return nil }
            let path = fact.target[fact.url.pathRange]
            let name = path.lastIndex(of: 0x2F).map { path[($0 + 1)...] } ?? path
            guard let dot = name.lastIndex(of: ASCII.dot), dot > name.startIndex, name.endIndex - dot <= 8 else { return nil }
            guard extensions.contains(String(decoding: name[(dot + 1)...].map(\.asciiLowercased), as: UTF8.self)) else { return nil }
            return Evidence(at: fact.place, values: [("name", String(decoding: name, as: UTF8.self))])
        }
    }
}
