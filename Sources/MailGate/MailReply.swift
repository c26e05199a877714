/// A reply of SMTP that refuses a message: RFC 5321 section 4.2, RFC 3463.
public struct MailReply: Sendable, Equatable {
    /// Three digits, 4xx or 5xx.
    public let code: Int
    /// As in `5.7.1`.
    public let status: String
    public let text: String

    /// Text is brought to what a reply may hold: printable ASCII on one line, at most 400 characters, so that the line stays under 512.
    public init(code: Int, status: String, text: String) {
        self.code = code
        self.status = status
        var line = ""
        for byte in text.utf8 {
            guard line.utf8.count < 400 else { break }
            line.append(byte >= 0x20 && byte < 0x7F ? Character(Unicode.Scalar(byte)) : byte < 0x20 || byte == 0x7F ? " " : "?")
        }
        self.text = line
    }

    /// As in `550 5.7.1 text`.
    public var line: String { "\(code) \(status) \(text)" }
}
