import MailMessage
import SpamLintCore

extension Check {
    /// The first addresses of all `fields` (`From`, `To`, `Cc`, `Reply-To`) are of one domain.
    static let sameDomain = Check("same-domain", needs: .header, parameters: [.init("fields", standard: .texts([]))]) { facts, parameters in
        let addresses = parameters.texts("fields").map { name in
            name == "From" ? facts.originator : facts.addresses(name == "To" ? .to : name == "Cc" ? .cc : .replyTo).first
        }
        guard let first = addresses.first, let first, let host = first.host else { return [] }
        return addresses.allSatisfy { $0?.host == host } ? [Evidence(at: first.place)] : []
    }
}
