import MailBytes
public import MailHTML
public import MailMessage
public import MailTemplate
import Synchronization

/// What was seen in a message: everything that rules may ask about, worked out once.
///
/// A class, because it is handed to hundreds of checks.
public final class Facts: Sendable {
    public let message: Message
    /// The clock, in seconds since 1970.
    public let now: Int64
    /// What the sender says of their own sites, besides what the message tells.
    public let senderSites: SenderSites
    /// What the message is for; unknown until an engine tells, which takes the facts.
    public internal(set) var messageClass: MessageClass {
        get { MessageClass.allCases[classIndex.load(ordering: .relaxed)] }
        set { classIndex.store(MessageClass.allCases.firstIndex(of: newValue) ?? 0, ordering: .relaxed) }
    }
    /// Places that checks of what may stand in every word find in a text. Who reports needs few of them, who mends all.
    public let placeLimit: Int
    private let classIndex = Atomic(MessageClass.allCases.firstIndex(of: .unknown) ?? 0)
    /// What the message has, for rules to be skipped by.
    public let present: Needs

    /// The first `Subject` field, decoded.
    public let subject: HeaderText?
    public let subjectField: Field?
    /// The mailboxes of the first `From` field.
    public let originators: AddressList?
    public let originatorField: Field?
    /// The first address of `From`.
    public let originator: Address?
    /// Its display name, decoded; nil if it has none.
    public let originatorName: HeaderText?
    /// The first `Date`, and what it says.
    public let dateField: Field?
    public let date: DateTime?
    /// The address fields that were read while the facts were gathered.
    private let addressLists: [(field: Field, list: AddressList)]
    private let correspondents: [(name: FieldName, addresses: [Address])]

    /// Text parts that a reader is shown, in order; attachments are none.
    public let bodies: [Body]
    /// The HTML among the bodies, with what was read in it.
    public let documents: [(body: Body, document: Document)]
    public let links: [LinkFact]
    public let attachments: [AttachmentFact]
    /// Every leaf with a file name, those among them that are shown inside the message too.
    public let namedFiles: [NamedFile]
    /// All text that phrases and patterns look at.
    public let transcript: [Segment]
    /// The transcript by scope.
    private let searchable: [[SearchedText]]
    public let defects: [DefectFact]
    /// What the template languages in the file say; nil where there are none.
    public let template: TemplateReading?
    /// What checks measure and ask for again.
    public let memo = FactsMemo()

    /// Reads all that there is to read. Linear in the size of the message.
    ///
    /// - Parameters:
    ///   - template: What was read of the template that the message was made from.
    ///   - senderSites: What the sender says of their own sites.
    ///   - placeLimit: Places that checks of what may stand in every word find in a text.
    public init(
        of message: Message, now: Int64, template: TemplateReading? = nil, senderSites: SenderSites = .none, placeLimit: Int = 50
    ) {
        self.placeLimit = placeLimit
        self.message = message
        self.template = template
        self.now = now
        self.senderSites = senderSites
        subjectField = message.first(.subject)
        subject = subjectField.map { message.unstructured($0) }
        originatorField = message.first(.from)
        originators = originatorField.map { message.addresses($0) }
        originator = originators?.mailboxes.first(where: \.hasAddress).map { Address($0, in: message) }
        originatorName = originator.flatMap { $0.mailbox.nameRange.isEmpty ? nil : message.displayName($0.mailbox) }
        dateField = message.first(.date)
        date = dateField.flatMap { message.date($0) }
        var lists: [(field: Field, list: AddressList)] = []
        if let originatorField, let originators { lists.append((originatorField, originators)) }
        correspondents = [FieldName.to, .cc, .replyTo].map { name in
            guard let field = message.first(name), field.bodyRange.count < Address.fieldLimit else { return (name, []) }
            let list = message.addresses(field)
            lists.append((field, list))
            return (name, list.mailboxes.filter(\.hasAddress).map { Address($0, in: message) })
        }
        addressLists = lists
        let parts = BodyFinder(message).found()
        bodies = parts.bodies
        documents = parts.bodies.compactMap { body in body.document.map { (body, $0) } }
        attachments = parts.attachments
        namedFiles = parts.namedFiles
        let builder = TranscriptBuilder(message: message, bodies: bodies)
        links = builder.links
        transcript = builder.segments(subject: subject, originators: originators, attachments: attachments)
        var searchable = [[SearchedText]](repeating: [], count: Scope.allCases.count)
        for (index, segment) in transcript.enumerated() {
            searchable[segment.scope.index].append(SearchedText(index: index, segment: segment))
        }
        self.searchable = searchable
        defects = DefectCollector.defects(of: message, bodies: bodies)
        present = Self.present(
            message: message, subject: subject, hasOriginator: originatorField != nil, bodies: bodies, links: links,
            attachments: attachments)
    }

    private static func present(
        message: Message, subject: HeaderText?, hasOriginator: Bool, bodies: [Body], links: [LinkFact], attachments: [AttachmentFact]
    ) -> Needs {
        var present: Needs = []
        if message.form == .message { present.insert(.header) }
        if subject != nil { present.insert(.subject) }
        if hasOriginator { present.insert(.originator) }
        for body in bodies {
            present.insert(body.isHTML ? .html : .plain)
            if let document = body.document {
                if !document.visible.isEmpty { present.insert(.text) }
                if !document.images.isEmpty { present.insert(.images) }
            } else if !body.text.isEmpty {
                present.insert(.text)
            }
        }
        if !links.isEmpty { present.insert(.links) }
        if !attachments.isEmpty { present.insert(.attachments) }
        for field in message.fields {
            if field.name == .listUnsubscribe { present.insert(.unsubscribeField) }
            if field.name == .dkimSignature { present.insert(.signature) }
        }
        return present
    }

    /// The body that was made from a part.
    public func body(ofPart part: Int) -> Body? {
        let index = bodies.indices.partitioningIndex { bodies[$0].part >= part }
        return index < bodies.count && bodies[index].part == part ? bodies[index] : nil
    }

    /// The HTML that a reader is shown, if there is any.
    public var html: Body? { bodies.first { $0.isHTML } }

    /// The plain text that a reader is shown, if there is any.
    public var plain: Body? { bodies.first { !$0.isHTML } }

    /// The unfolded body of a field in lower case, without comments' meaning; nil where the field is absent.
    public func fieldText(_ name: FieldName) -> String? {
        message.first(name).map { String(decoding: message.unstructured($0).utf8, as: UTF8.self).lowercased() }
    }

    /// What a reader sees of a link; nil for one in plain text.
    public func visibleText(of link: LinkFact) -> ArraySlice<UInt8>? {
        guard let element = link.link, let document = bodies[link.body].document else { return nil }
        return document.visible[element.text]
    }

    /// The segments of a scope, in order.
    public func segments(_ scope: Scope) -> [SearchedText] { searchable[scope.index] }

    /// The segments of the scope that a rule file names; none for a name that is no scope.
    public func searched(_ scope: String) -> [SearchedText] { Scope(rawValue: scope).map(segments) ?? [] }

    /// The mailboxes and groups of an address field.
    public func addressList(_ field: Field) -> AddressList {
        addressLists.first { $0.field == field }?.list ?? message.addresses(field)
    }

    /// The addresses of the first `To`, `Cc` or `Reply-To`; of no other field.
    public func addresses(_ name: FieldName) -> [Address] { correspondents.first { $0.name == name }?.addresses ?? [] }

    /// Names of defects that HTML has, for rule files.
    public static let htmlDefects: [String] = HTMLDefectKind.allCases.map(\.rawValue)
}
