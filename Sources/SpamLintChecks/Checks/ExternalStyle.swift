import MailDomain
import MailHTML
import SpamLintCore

extension Check {
    /// Style sheets that would have to be fetched; those of the hosts in `fonts` only bring fonts and do no harm.
    static let externalStyle = Check("external-style", needs: .html, parameters: [.init("fonts", standard: .texts([]))]) {
        facts, parameters in
        let fonts = parameters.set("fonts")
        return facts.documents.flatMap { body, document in
            document.features.compactMap { feature -> Evidence? in
                guard feature.kind == .stylesheet || feature.kind == .styleImport, let value = feature.value else { return nil }
                let target = document.url(value)
                if let host = WebURL(target.utf8).host, fonts.contains(host.ascii) { return nil }
                return Evidence(at: .text(part: body.part, feature.span), values: [("target", target.text)])
            }
        }
    }
}
