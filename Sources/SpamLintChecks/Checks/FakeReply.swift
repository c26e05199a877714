import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Subjects that claim an earlier message of which nothing is to be seen.
    ///
    /// An answer has In-Reply-To or References, or programs' own fields for threads. Many programs send neither, so a message that quotes
    /// (`> …`, `wrote:`, a block of `From:` and `Subject:`), or holds another message, or came through a list counts as honest. So does
    /// plain text without a link where nothing tells that it is bulk: there people write “Re:” for “regarding”.
    static let fakeReply = Check("fake-reply", needs: [.header, .subject]) { facts, _ in
        guard facts.messageClass != .unknown || facts.html != nil || !facts.links.isEmpty else { return [] }
        guard let text = facts.segments(.subject).first else { return [] }
        let found = text.withUTF8 { bytes -> Range<Int>? in
            var start = text.range.lowerBound
            if start < text.range.upperBound, bytes[start] == 0x5B { start = skipTag(in: bytes, text.range) }
            return SubjectPrefix.read(in: bytes, at: start, end: text.range.upperBound)?.range
        }
        guard let found, !isThreaded(facts.message), !facts.quotesMessage else { return [] }
        return [Evidence(at: text.place(found))]
    }

    private static func isThreaded(_ message: Message) -> Bool {
        message.fields.contains { field in
            switch field.name {
            case .inReplyTo, .references, .threadTopic, .threadIndex, .listPost, .mailingList, .xMailingList, .resentFrom: true
            default: false
            }
        } || message.parts.contains { $0.kind == .message }
    }

    private static func skipTag(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        guard let close = bytes[range].firstIndex(of: 0x5D) else { return range.lowerBound }
        var i = close + 1
        while i < range.upperBound, bytes[i] == ASCII.space { i += 1 }
        return i
    }
}
