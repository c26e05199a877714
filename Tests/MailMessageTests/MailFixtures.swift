@testable import MailMessage

/// The bytes of a text, LF turned to CRLF if asked for.
func octets(_ text: String, crlf: Bool = false) -> [UInt8] {
    crlf ? text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } : Array(text.utf8)
}

/// The bytes that a list of pairs of hexadecimal digits means.
func hex(_ text: String) -> [UInt8] {
    text.split(separator: " ").compactMap { UInt8($0, radix: 16) }
}

func string(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

extension Message {
    init(_ text: String, limits: Limits = .standard) {
        self.init(parsing: octets(text), limits: limits)
    }

    /// A message with one field of that body.
    static func field(_ body: String, named name: String = "Subject") -> Message {
        Message("\(name): \(body)\n\nBody\n")
    }

    /// A message with a body of one part.
    static func leaf(_ header: String, _ body: [UInt8]) -> Message {
        Message(parsing: octets(header) + [0x0A, 0x0A] + body)
    }

    var kinds: [String] { defects.map(\.kind.rawValue) }

    /// `path type` of every entity.
    var outline: [String] { parts.map { "\($0.path) \($0.mediaType)" } }

    func slice(_ range: Range<Int>) -> String { string(source[range]) }

    var subject: HeaderText? { first(.subject).map(unstructured) }
}

extension Sequence<Defect> {
    var kinds: [String] { map(\.kind.rawValue) }
}
