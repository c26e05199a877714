/// What Postmark's spam check reads: `POST /filter`, <https://spamcheck.postmarkapp.com/doc/>.
public struct PostmarkRequest: Decodable, Equatable {
    /// The message as it is, with its header.
    public let email: String
    /// `short` for the score alone; all else is a long answer.
    public let options: String?

    public var isLong: Bool { options != "short" }

    /// - Throws: What the body lacks.
    public init(_ body: [UInt8]) throws(RequestShapeError) {
        self = try RequestJSON.read(Self.self, body)
        if email.isEmpty { throw RequestShapeError(reason: "'email' is empty") }
    }

    public var message: [UInt8] { Array(email.utf8) }
}
