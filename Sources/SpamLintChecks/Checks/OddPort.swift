import MailDomain
import SpamLintCore

extension Check {
    /// Web links that name a port which is not in `allowed`.
    static let oddPort = Check("odd-port", needs: .links, parameters: [.init("allowed", standard: .texts([]))]) { facts, parameters in
        let allowed = parameters.set("allowed")
        return facts.links.compactMap { fact in
            guard fact.url.kind == .web, let port = fact.url.port, !allowed.contains(String(port)) else { return nil }
            return Evidence(at: fact.place, values: [("port", String(port))])
        }
    }
}
