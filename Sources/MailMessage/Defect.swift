/// One thing that is wrong with a message, and where.
public struct Defect: Sendable, Equatable {
    public let kind: DefectKind

    /// The bytes that are wrong, in the message's `source`. Empty where something is absent.
    public let place: Range<Int>

    /// The index of the part that it was seen in, or nil.
    public let part: Int?

    /// What a reader needs to know beyond the kind: the label that is unknown, the package to install. Plain English.
    public let detail: String?

    public init(_ kind: DefectKind, at place: Range<Int>, part: Int? = nil, detail: String? = nil) {
        self.kind = kind
        self.place = place
        self.part = part
        self.detail = detail
    }
}
