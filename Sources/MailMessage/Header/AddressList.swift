/// What the body of an address field holds (RFC 5322, section 3.4), in order.
public struct AddressList: Sendable {
    public struct Group: Sendable, Equatable {
        /// The display name as it stands.
        public let nameRange: Range<Int>
    }

    public let mailboxes: [Mailbox]
    public let groups: [Group]

    /// Malformed mailboxes, comments and quotes that never end, at most 50 of a kind.
    public let defects: [Defect]

    public var isEmpty: Bool { mailboxes.isEmpty && groups.isEmpty }
}
