/// One mailbox of an address list (RFC 5322, section 3.4): where its name and its address lie. Small, since a field may hold a million.
public struct Mailbox: Sendable, Equatable {
    let nameStart: Int32
    let nameEnd: Int32
    let addressStart: Int32
    /// The `@`; `addressEnd` if there is none.
    let at: Int32
    let addressEnd: Int32
    /// The group that it belongs to; -1: none.
    let groupIndex: Int32

    /// The display name as it stands, or the comment that serves as one. Empty if there is none.
    public var nameRange: Range<Int> { Int(nameStart)..<Int(nameEnd) }

    /// The addr-spec as it stands, without angle brackets. Empty if there is none.
    public var addressRange: Range<Int> { Int(addressStart)..<Int(addressEnd) }

    /// What stands before the `@`, as it stands.
    public var localPartRange: Range<Int> { Int(addressStart)..<Int(at) }

    /// What stands behind the `@`, as it stands. Empty if there is none.
    public var domainRange: Range<Int> { Int(min(at + 1, addressEnd))..<Int(addressEnd) }

    /// Name and address.
    public var range: Range<Int> {
        if nameStart == nameEnd { return addressRange }
        if addressStart == addressEnd { return nameRange }
        return min(nameRange.lowerBound, addressRange.lowerBound)..<max(nameRange.upperBound, addressRange.upperBound)
    }

    /// The index of its group in the list, or nil.
    public var group: Int? { groupIndex >= 0 ? Int(groupIndex) : nil }

    /// Whether there is an address with a domain.
    public var hasAddress: Bool { at < addressEnd }
}
