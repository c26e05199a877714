import SpamLintCore

extension Check {
    /// A message whose visible text holds nothing that may be a postal address. Points at the end of the text, where a footer would stand.
    static let postalAddressMissing = Check("postal-address-missing") { facts, _ in
        let texts = facts.segments(.text) + facts.segments(.alt)
        if texts.contains(where: { PostalAddressFinder.isAddress(in: $0.segment.bytes, $0.segment.range) }) { return [] }
        guard let last = facts.segments(.text).last else { return [.absent()] }
        let end = last.segment.range.upperBound
        return [Evidence(at: .segment(last.index, end..<end), text: [])]
    }
}
