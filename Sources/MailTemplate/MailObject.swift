import MailBytes

/// Mail as a program hands it to a service, in JSON: what Postmark, SendGrid, Amazon SES, Mailgun, Nodemailer and Resend take, and templates
/// of Postmark and SES.
struct MailObject {
    /// A piece of text with a JSON string's place.
    private struct Piece {
        let name: String
        let node: Range<Int>
        var isDisplayName = false
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var fields: [Piece] = []
    private var html: Range<Int>?
    private var text: Range<Int>?
    /// Whether it is a message to be sent, and no template of one.
    private var isSent = true
    private(set) var service: MailService?

    /// The draft of a mail object; nil where a JSON text is none.
    static func draft(_ file: [UInt8]) -> (draft: MailDraft, service: MailService?)? {
        file.withUnsafeBufferPointer { bytes in JSONReader.read(bytes).flatMap { draft($0, in: bytes) } }
    }

    /// The draft of a mail object that stands in a JSON text.
    static func draft(_ node: JSONNode, in bytes: UnsafeBufferPointer<UInt8>) -> (draft: MailDraft, service: MailService?)? {
        var object = MailObject(bytes: bytes)
        guard object.read(node) else { return nil }
        return (object.draft(), object.service)
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    // MARK: Shapes

    private mutating func read(_ root: JSONNode) -> Bool {
        if let template = root["Template"] ?? root["TemplateContent"], template.string == nil {
            return readSESTemplate(template)
        }
        if root["personalizations"] != nil, root["content"] != nil { return readSendGrid(root) }
        if let content = root["Content"] ?? root["Message"], root["Destination"] != nil || root["FromEmailAddress"] != nil {
            return readSES(root, content)
        }
        if root["HtmlBody"] != nil || root["TextBody"] != nil { return readPostmark(root) }
        if root["html"] != nil || root["text"] != nil, root["subject"] != nil || root["from"] != nil { return readPlain(root) }
        return false
    }

    private mutating func readPostmark(_ root: JSONNode) -> Bool {
        service = .postmark
        // A template has a name and no sender.
        isSent = root["From"] != nil
        add("From", root["From"])
        add("To", root["To"])
        add("Cc", root["Cc"])
        add("Reply-To", root["ReplyTo"])
        add("Subject", root["Subject"])
        for header in root["Headers"]?.elements ?? [] { addHeader(header["Name"], header["Value"]) }
        html = root["HtmlBody"]?.string
        text = root["TextBody"]?.string
        return html != nil || text != nil
    }

    private mutating func readSendGrid(_ root: JSONNode) -> Bool {
        service = .sendgrid
        let person = root["personalizations"]?.elements.first
        addMailboxes("From", [root["from"] ?? .array([])])
        addMailboxes("To", person?["to"]?.elements ?? [])
        addMailboxes("Reply-To", root["reply_to"].map { [$0] } ?? [])
        add("Subject", person?["subject"] ?? root["subject"])
        for header in root["headers"]?.members ?? [] { addHeader(named: header.key, header.value) }
        for content in root["content"]?.elements ?? [] {
            guard let type = content["type"]?.string, let value = content["value"]?.string else { continue }
            if text(type) == "text/html" { html = html ?? value } else if text(type) == "text/plain" { text = text ?? value }
        }
        isSent = root["template_id"] == nil && person?["dynamic_template_data"] == nil && person?["substitutions"] == nil
        return html != nil || text != nil
    }

    private mutating func readSES(_ root: JSONNode, _ content: JSONNode) -> Bool {
        service = .ses
        if let template = content["Template"]?["TemplateContent"] { return readSESTemplate(template) }
        let message = content["Simple"] ?? content
        add("From", root["FromEmailAddress"] ?? root["Source"])
        for address in root["Destination"]?["ToAddresses"]?.elements.prefix(1) ?? [] { add("To", address) }
        for address in root["ReplyToAddresses"]?.elements.prefix(1) ?? [] { add("Reply-To", address) }
        add("Subject", message["Subject"]?["Data"])
        for header in message["Headers"]?.elements ?? [] { addHeader(header["Name"], header["Value"]) }
        html = message["Body"]?["Html"]?["Data"]?.string
        text = message["Body"]?["Text"]?["Data"]?.string
        return html != nil || text != nil
    }

    private mutating func readSESTemplate(_ template: JSONNode) -> Bool {
        service = .ses
        isSent = false
        add("Subject", template["SubjectPart"] ?? template["Subject"])
        html = (template["HtmlPart"] ?? template["Html"])?.string
        text = (template["TextPart"] ?? template["Text"])?.string
        return html != nil || text != nil
    }

    /// Mailgun, Nodemailer and Resend name the same things alike.
    private mutating func readPlain(_ root: JSONNode) -> Bool {
        if root.members.contains(where: { $0.key.hasPrefix("o:") || $0.key.hasPrefix("h:") || $0.key == "recipient-variables" }) {
            service = .mailgun
        }
        addMailboxes("From", [root["from"] ?? .array([])])
        addMailboxes("To", Array(root["to"]?.elements.prefix(20) ?? []))
        addMailboxes("Cc", Array(root["cc"]?.elements.prefix(20) ?? []))
        addMailboxes("Reply-To", (root["replyTo"] ?? root["reply_to"] ?? root["h:Reply-To"])?.elements ?? [])
        add("Subject", root["subject"])
        for header in root["headers"]?.members ?? [] { addHeader(named: header.key, header.value) }
        for header in root["headers"]?.elements ?? [] where header["key"] != nil { addHeader(header["key"], header["value"]) }
        for member in root.members where member.key.hasPrefix("h:") && member.key.lowercased() != "h:reply-to" {
            addHeader(named: String(member.key.dropFirst(2)), member.value)
        }
        html = root["html"]?.string
        text = root["text"]?.string
        isSent = root["template"] == nil
        return html != nil || text != nil
    }

    // MARK: Fields

    private mutating func add(_ name: String, _ node: JSONNode?) {
        guard let range = node?.string, range.count > 2 else { return }
        fields.append(Piece(name: name, node: range))
    }

    /// One mailbox, as a text or as a name and an address; further ones say nothing new.
    private mutating func addMailboxes(_ name: String, _ nodes: [JSONNode]) {
        guard let node = nodes.first else { return }
        if node.string != nil { return add(name, node) }
        guard let address = (node["email"] ?? node["address"])?.string, address.count > 2 else { return }
        if let label = node["name"]?.string, label.count > 2 { fields.append(Piece(name: name, node: label, isDisplayName: true)) }
        fields.append(Piece(name: name, node: address))
    }

    private mutating func addHeader(_ name: JSONNode?, _ value: JSONNode?) {
        guard let name = name?.string else { return }
        addHeader(named: text(name), value)
    }

    private mutating func addHeader(named name: String, _ value: JSONNode?) {
        let isName = !name.isEmpty && name.utf8.count < 80 && name.utf8.allSatisfy { $0.isNameByte || $0 == ASCII.dash }
        guard isName, !name.lowercased().hasPrefix("content-") else { return }
        add(name, value)
    }

    private func text(_ range: Range<Int>) -> String {
        var text = MappedBytes()
        JSONString.decode(bytes, range, into: &text)
        return String(decoding: text.bytes.prefix(200), as: UTF8.self)
    }

    // MARK: Draft

    private func draft() -> MailDraft {
        var made = MappedBytes()
        func decode(_ range: Range<Int>) -> Range<Int> {
            let start = made.count
            JSONString.decode(bytes, range, into: &made)
            // Fields of a draft stand apart, so that no token reaches from one into the next.
            let end = made.count
            made.write("\n", at: range.upperBound - 1)
            return start..<end
        }
        let fields = fields.map { MailDraft.Field(name: $0.name, value: decode($0.node), isDisplayName: $0.isDisplayName) }
        let plain = text.map(decode)
        let page = html.map(decode)
        var draft = MailDraft([], map: nil, body: page ?? plain ?? 0..<0, page == nil ? .plain : .html)
        draft.bytes = made.bytes
        draft.map = made.map
        draft.fields = fields
        draft.alternative = page == nil ? nil : plain
        draft.isSent = isSent
        return draft
    }
}

extension MailDraft {
    /// The message that a service would build of a mail object in JSON, and which service it is; nil where it is no mail object.
    public static func object(_ file: [UInt8]) -> (draft: MailDraft, service: MailService?)? { MailObject.draft(file) }
}
