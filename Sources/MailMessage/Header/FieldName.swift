import MailBytes

/// The names of the fields that this program knows (RFC 2045, 2369, 2919, 3834, 5322, 6376, 8058 and the common private ones).
public enum FieldName: String, Sendable, CaseIterable {
    case from = "from"
    case sender = "sender"
    case replyTo = "reply-to"
    case to = "to"
    case cc = "cc"
    case bcc = "bcc"
    case subject = "subject"
    case date = "date"
    case messageID = "message-id"
    case inReplyTo = "in-reply-to"
    case references = "references"
    case comments = "comments"
    case keywords = "keywords"
    case returnPath = "return-path"
    case received = "received"
    case deliveredTo = "delivered-to"
    case envelopeTo = "envelope-to"
    case errorsTo = "errors-to"
    case resentFrom = "resent-from"
    case resentSender = "resent-sender"
    case resentTo = "resent-to"
    case resentCc = "resent-cc"
    case resentBcc = "resent-bcc"
    case resentDate = "resent-date"
    case resentMessageID = "resent-message-id"
    case mimeVersion = "mime-version"
    case contentType = "content-type"
    case contentTransferEncoding = "content-transfer-encoding"
    case contentDisposition = "content-disposition"
    case contentID = "content-id"
    case contentLocation = "content-location"
    case contentDescription = "content-description"
    case contentLanguage = "content-language"
    case contentLength = "content-length"
    case listUnsubscribe = "list-unsubscribe"
    case listUnsubscribePost = "list-unsubscribe-post"
    case listID = "list-id"
    case listHelp = "list-help"
    case listPost = "list-post"
    case listSubscribe = "list-subscribe"
    case listOwner = "list-owner"
    case listArchive = "list-archive"
    case mailingList = "mailing-list"
    case precedence = "precedence"
    case autoSubmitted = "auto-submitted"
    case feedbackID = "feedback-id"
    case dkimSignature = "dkim-signature"
    case domainKeySignature = "domainkey-signature"
    case authenticationResults = "authentication-results"
    case arcSeal = "arc-seal"
    case arcMessageSignature = "arc-message-signature"
    case arcAuthenticationResults = "arc-authentication-results"
    case receivedSPF = "received-spf"
    case bimiSelector = "bimi-selector"
    case importance = "importance"
    case priority = "priority"
    case sensitivity = "sensitivity"
    case organization = "organization"
    case userAgent = "user-agent"
    case status = "status"
    case threadTopic = "thread-topic"
    case threadIndex = "thread-index"
    case dispositionNotificationTo = "disposition-notification-to"
    case returnReceiptTo = "return-receipt-to"
    case xMailer = "x-mailer"
    case xPriority = "x-priority"
    case xMSMailPriority = "x-msmail-priority"
    case xMimeOLE = "x-mimeole"
    case xOriginatingIP = "x-originating-ip"
    case xSpamStatus = "x-spam-status"
    case xSpamFlag = "x-spam-flag"
    case xReportAbuse = "x-report-abuse"
    case xFeedbackID = "x-feedback-id"
    case xCampaignID = "x-campaign-id"
    case xMailingList = "x-mailing-list"
    case xBeenThere = "x-beenthere"
    case xMailmanVersion = "x-mailman-version"
    case xAutoResponseSuppress = "x-auto-response-suppress"
    case other = ""

    /// The name in lower case; empty for `.other`.
    public var text: String { rawValue }
}

extension FieldName {
    /// Recognises a name whatever its case.
    public init(_ name: some Collection<UInt8>) {
        var hash = FieldNameTable.seed
        for byte in name { hash = FieldNameTable.mix(hash, byte) }
        self = name.withContiguousStorageIfAvailable { FieldNameTable.shared.find($0, hash: hash) } ?? .other
    }
}

/// Finds a known field name by a hash that the header's reader works out while it looks for the colon.
struct FieldNameTable: Sendable {
    static let shared = FieldNameTable()
    static let seed: UInt32 = 0x811C_9DC5
    private static let size = 256

    private let slots: [(name: FieldName, text: [UInt8])]

    /// One step of FNV-1a over the byte in lower case.
    @inline(__always)
    static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
        (hash ^ UInt32(byte.asciiLowercased)) &* 0x0100_0193
    }

    private init() {
        var slots = [(name: FieldName, text: [UInt8])](repeating: (.other, []), count: Self.size)
        for name in FieldName.allCases where name != .other {
            let text = Array(name.rawValue.utf8)
            var slot = Self.slot(of: text.reduce(Self.seed) { Self.mix($0, $1) })
            while !slots[slot].text.isEmpty { slot = (slot + 1) % Self.size }
            slots[slot] = (name, text)
        }
        self.slots = slots
    }

    private static func slot(of hash: UInt32) -> Int { Int((hash ^ hash >> 15) % UInt32(size)) }

    func find(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> FieldName {
        var slot = Self.slot(of: hash)
        while true {
            let text = slots[slot].text
            if text.isEmpty { return .other }
            if text.count == name.count, zip(text, name).allSatisfy({ $0 == $1.asciiLowercased }) { return slots[slot].name }
            slot = (slot + 1) % Self.size
        }
    }
}
