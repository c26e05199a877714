import MailMessage
import SpamLintCore

extension Check {
    /// Signatures none of which covers all of `fields`, in a message that is signed. Points at the `h=` of the one that lacks least.
    static let dkimCoverage = Check("dkim-coverage", needs: .signature, parameters: [.init("fields", standard: .texts([]))]) {
        facts, parameters in
        let wanted = parameters.texts("fields")
        var best: (missing: [String], place: Range<Int>)?
        for field in facts.message.all(.dkimSignature) {
            let tags = facts.message.tags(field)
            guard let list = tags["h"] else { continue }
            let signed = Set(tags.signedFields)
            let missing = wanted.filter { !signed.contains($0.lowercased()) }
            if missing.isEmpty { return [] }
            let place = list.nameRange.lowerBound..<max(list.nameRange.upperBound, list.valueRange.upperBound)
            if best.map({ missing.count < $0.missing.count }) ?? true { best = (missing, place) }
        }
        return best.map { [Evidence(at: .source($0.place), values: [("missing", $0.missing.joined(separator: ", "))])] } ?? []
    }
}
