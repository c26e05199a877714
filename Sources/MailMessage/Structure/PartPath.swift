/// The number of a part, as IMAP counts them (RFC 3501, section 6.4.5): `1`, `1.2`, `2.1.3`.
///
/// A message that is a single leaf has part `1`. IMAP has no number for a multipart that is the root of a message: it ends in `0` here, so
/// that every entity has a path of its own: `0` is the root multipart, `2.0` the root multipart of the message that is part `2`.
public struct PartPath: Sendable, Hashable, CustomStringConvertible {
    /// Shared by all parts of one multipart.
    let prefix: [Int32]
    let last: Int32

    public var description: String {
        var text = ""
        for number in prefix {
            text += String(number)
            text += "."
        }
        return text + String(last)
    }
}
