/// What the body of an address field holds (RFC 5322, section 3.4), in order.
public struct AddressList: Sendable {
    public struct Group: Sendable, Equatable {
        let nameStart: Int32
        let nameEnd: Int32

        /// The display name as it stands.
        public var nameRange: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    }

    /// Mailboxes and groups that are read of one field. The longest list of a real message is a tenth of that.
    static let limit = 2_000_000

    public let mailboxes: [Mailbox]
    public let groups: [Group]

    /// Malformed mailboxes, comments and quotes that never end, at most 50 of a kind.
    public let defects: [Defect]
}
