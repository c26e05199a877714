import MailHTML
import MailMessage

/// Lays out the text that is searched: which stretches there are, in which scope, and how each finds its way back.
struct TranscriptBuilder {
    private let message: Message
    private let bodies: [Body]
    let links: [LinkFact]

    init(message: Message, bodies: [Body]) {
        self.message = message
        self.bodies = bodies
        links = bodies.enumerated().flatMap { index, body in LinkFinder.links(of: body, index: index) }
    }

    func segments(subject: HeaderText?, originators: AddressList?, attachments: [AttachmentFact]) -> [Segment] {
        var segments: [Segment] = []
        if let subject { segments.append(Segment(scope: .subject, bytes: subject.utf8, origin: .field(subject.map))) }
        let mailboxes = originators?.mailboxes ?? []
        if mailboxes.count > Self.originatorLimit, let field = message.first(.from) {
            let names = message.unstructured(field)
            segments.append(Segment(scope: .sender, bytes: names.utf8, origin: .field(names.map)))
        } else {
            for mailbox in mailboxes {
                let name = message.displayName(mailbox)
                if !name.isEmpty { segments.append(Segment(scope: .sender, bytes: name.utf8, origin: .field(name.map))) }
            }
        }
        for body in bodies {
            if let document = body.document {
                append(document, part: body.part, to: &segments)
            } else {
                let (bytes, range) = body.text.shared
                segments.append(Segment(scope: .text, bytes: bytes, range: range, origin: .plain(part: body.part, base: range.lowerBound)))
            }
        }
        for link in links {
            guard let map = link.map else { continue }
            segments.append(Segment(scope: .url, bytes: link.target, origin: .html(part: bodies[link.body].part, map)))
        }
        for attachment in attachments {
            if let name = attachment.file?.name { segments.append(Segment(scope: .filename, bytes: name.utf8, origin: .field(name.map))) }
        }
        return segments
    }

    /// Display names that are searched one by one; a field with more is searched as a whole, addresses and all.
    private static let originatorLimit = 100

    /// Hidden stretches of a page that are searched one by one.
    private static let hiddenLimit = 10_000

    private func append(_ document: Document, part: Int, to segments: inout [Segment]) {
        let linkText = document.links.compactMap { $0.text.isEmpty ? nil : $0.text }.sorted { $0.lowerBound < $1.lowerBound }
        if !document.visible.isEmpty {
            segments.append(
                Segment(
                    scope: .text, bytes: document.visible.utf8, origin: .html(part: part, document.visible.map), linkText: linkText))
        }
        let hidden = document.hiddenFlow
        if let preheader = document.preheader {
            let flow = preheader.isHidden ? hidden : document.visible
            segments.append(
                Segment(scope: .preheader, bytes: flow.utf8, range: preheader.text, origin: .html(part: part, flow.map)))
        }
        let runs = document.hidden.filter { $0.role == .text && !$0.text.isEmpty }.map(\.text)
        // The rest as one: where so much is hidden, it says nothing where a stretch begins and ends.
        let rest = runs.dropFirst(Self.hiddenLimit)
        let joined = rest.first.map { $0.lowerBound..<max($0.upperBound, rest.last?.upperBound ?? 0) }
        for range in runs.prefix(Self.hiddenLimit) + (joined.map { [$0] } ?? []) {
            segments.append(Segment(scope: .hidden, bytes: hidden.utf8, range: range, origin: .html(part: part, hidden.map)))
        }
        if let title = document.title { append(document.text(title), .title, part: part, to: &segments) }
        for image in document.images.prefix(HTMLLimits.searched) where image.alternative == .text {
            append(document.text(image.alt), .alt, part: part, to: &segments)
        }
    }

    private func append(_ flow: Flow, _ scope: Scope, part: Int, to segments: inout [Segment]) {
        guard !flow.isEmpty else { return }
        segments.append(Segment(scope: scope, bytes: flow.utf8, origin: .html(part: part, flow.map)))
    }
}
