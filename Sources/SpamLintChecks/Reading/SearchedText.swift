import SpamLintCore

/// A stretch of the transcript that a check walks over: where its bytes are, and how a place in it is told.
struct SearchedText {
    let index: Int
    let segment: Segment

    var range: Range<Int> { segment.range }

    func place(_ range: Range<Int>) -> Place { .segment(index, range) }

    func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        segment.bytes.withUnsafeBufferPointer(body)
    }
}

extension Facts {
    /// The segments of the scope that a rule file names; none for a name that is no scope.
    func searched(_ scope: String) -> [SearchedText] {
        guard let scope = Scope(rawValue: scope) else { return [] }
        return segments(scope).map { SearchedText(index: $0.index, segment: $0.segment) }
    }

    /// A place in what a reader sees of an HTML body.
    func visiblePlace(in body: Body, _ range: Range<Int>) -> Place {
        for (index, segment) in segments(.text) {
            if case .html(let part, _) = segment.origin, part == body.part { return .segment(index, range) }
        }
        return .absent
    }
}
