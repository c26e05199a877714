import MailBytes
import MailDomain
import SpamLintCore

/// Freemail providers: those that are known, and those that a rule adds or leaves out.
struct FreemailList {
    private let also: Set<String>
    private let except: Set<String>

    /// The parameters that a check takes for it.
    static let parameters: [Check.Parameter] = [.init("also", standard: .texts([])), .init("except", standard: .texts([]))]

    init(_ parameters: Parameters) {
        also = parameters.set("also")
        except = parameters.set("except")
    }

    /// Whether mail of a host belongs to a free mailbox. `*.example` in a list stands for all hosts below it, `example.*` for all public ones
    /// of that name.
    func contains(_ host: Host) -> Bool {
        let name = host.ascii
        if except.contains(name) { return false }
        if KnownHosts.isFreemail(host) || also.contains(name) { return true }
        guard !also.isEmpty, let dot = name.utf8.firstIndex(of: ASCII.dot) else { return false }
        return also.contains("*" + name[dot...]) || also.contains(name[...dot] + "*")
    }

    /// Addresses of functions (`info@`, `support@`) belong to nobody.
    func contains(_ address: Address) -> Bool {
        address.host.map { contains($0) } == true && !TextAddresses.isRole(address.local)
    }
}
