import SpamLintCore

extension Facts {
    /// A place in what a reader sees of an HTML body.
    func visiblePlace(in body: Body, _ range: Range<Int>) -> Place {
        for text in segments(.text) {
            if case .html(let part, _) = text.segment.origin, part == body.part { return text.place(range) }
        }
        return .absent
    }
}
