/// What is to become of a message.
public struct Ruling: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case accept
        /// Held by the mail server, for the reason given.
        case quarantine(String)
        /// 451, to be tried again later.
        case tempfail(MailReply)
        /// 550, never to be tried again.
        case reject(MailReply)
    }

    /// A field that is put at the top of the header.
    public struct Field: Sendable, Equatable {
        public let name: String
        /// One line, without line ends.
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public var outcome: Outcome
    /// Fields that are added, in order.
    public var fields: [Field]
    /// Names of fields that are taken off wherever they stand, in lower case: nobody else's word for ours. A name that ends with `*`
    /// stands for all that begin with what is before it.
    public var removedFields: [String]
    /// The message as mended, whole, with its own line ends; nil where it stays as it is.
    public var mended: [UInt8]?

    public init(_ outcome: Outcome, fields: [Field] = [], removedFields: [String] = [], mended: [UInt8]? = nil) {
        self.outcome = outcome
        self.fields = fields
        self.removedFields = removedFields
        self.mended = mended
    }
}
