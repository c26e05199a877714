/// A literal that the scan found.
struct Hit: Sendable {
    /// Index of the literal among all of the plan.
    let literal: Int32
    let segment: Int32
    let lower: Int32
    let upper: Int32
    let isDisguised: Bool

    var range: Range<Int> { Int(lower)..<Int(upper) }
    var place: Place { .segment(Int(segment), range) }
}
