import MailDomain
import MailText
import SpamLintCore

extension Check {
    /// A brand in the sender's name, or in the subject (`in: subject`), of a message that comes from none of that brand's domains.
    ///
    /// An entry of `brands` is a name and its domains: `paypal: paypal.com paypal.me`. A word without a dot (`paypal`) stands for every
    /// registrable domain of that name: `paypal.de`, `paypal.co.uk`, and for a top-level domain that is the brand's own. `=apple: apple`
    /// means a text that is the name and nothing else. Names are lower case; look-alike letters are seen through. Domains of DKIM signatures and `List-Unsubscribe` speak for the sender as `From` does.
    static let brandImitated = Check(
        "brand-imitated", needs: .originator,
        parameters: [.init("brands", standard: .texts([])), .init("in", standard: .text("sender"))]
    ) { facts, parameters in
        guard let sender = facts.originator?.host, let text = facts.searched(parameters.text("in", default: "sender")).first else {
            return []
        }
        // A name or a subject of this length says nothing; what is asked costs the length for every brand.
        guard text.range.count <= 1_000 else { return [] }
        let bytes = Array(text.segment.bytes[text.range])
        let plain = FoldedText(folding: bytes, as: .folded)
        let skeleton = FoldedText(folding: bytes, as: .skeleton)
        let both = plain.bytes + skeleton.bytes
        let trigrams = both.withUnsafeBufferPointer { TrigramSet(of: $0) }
        for brand in parameters.prepared("brands", as: Brand.init) where brand.mayStand(in: trigrams) {
            guard let found = [plain, skeleton].lazy.compactMap({ brand.place(in: $0) }).first else { continue }
            guard !brand.owns(sender.ascii), !facts.ownSites.contains(where: brand.owns) else { continue }
            let range = found.lowerBound + text.range.lowerBound..<found.upperBound + text.range.lowerBound
            return [Evidence(at: text.place(range), values: [("value", brand.name), ("domain", sender.unicode)])]
        }
        return []
    }
}
