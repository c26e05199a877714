/// What Postmark's spam check reads: `POST /filter`, <https://spamcheck.postmarkapp.com/doc/>.
struct PostmarkRequest: Decodable, Equatable {
    /// The message as it is, with its header.
    let email: String
    /// `short` for the score alone; all else is a long answer.
    let options: String?

    var isLong: Bool { options != "short" }

    init(_ body: [UInt8]) throws(RequestShapeError) {
        self = try RequestJSON.read(Self.self, body)
        if email.isEmpty { throw RequestShapeError(reason: "'email' is empty") }
    }

    var message: [UInt8] { Array(email.utf8) }
}
