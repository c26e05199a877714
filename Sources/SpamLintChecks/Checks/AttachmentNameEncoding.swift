import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// File names written as raw 8-bit bytes or as encoded words, where RFC 2231 wants `filename*=`.
    static let attachmentNameEncoding = Check("attachment-name-encoding") { facts, _ in
        let message = facts.message
        return facts.namedFiles.compactMap { file in
            let fields = message.parts[file.part].fields.filter { $0.name == .contentDisposition || $0.name == .contentType }
            let wrong = fields.first { field in
                let body = message.source[field.bodyRange]
                return body.contains { $0 >= 0x80 } || holdsEncodedWord(body)
            }
            guard let wrong else { return nil }
            // The name that is shown may come from the other field.
            let place = file.name.map.source(of: 0..<file.name.utf8.count)
            guard wrong.bodyRange.contains(place.lowerBound) else { return Evidence(at: .source(wrong.bodyRange), text: []) }
            return Evidence(at: .source(place), text: file.name.utf8)
        }
    }

    /// Whether `?B?` or `?Q?` follows a `=?`.
    private static func holdsEncodedWord(_ body: ArraySlice<UInt8>) -> Bool {
        guard let start = body.indices.first(where: { body[$0] == ASCII.equals && body[($0 + 1)...].first == ASCII.question }) else {
            return false
        }
        let rest = body[start...]
        return rest.indices.dropLast(2).contains { i in
            let letter = rest[i + 1].asciiLowercased
            return rest[i] == ASCII.question && rest[i + 2] == ASCII.question && (letter == 0x62 || letter == 0x71)
        }
    }
}
