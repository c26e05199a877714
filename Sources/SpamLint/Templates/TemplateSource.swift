import MailBytes
import MailMessage
import MailTemplate
import SpamLintCore

/// A file that people edit, as the mail that it becomes.
struct TemplateSource: Sendable {
    /// One of the messages that the template may become: one arm of each condition is taken.
    struct Rendition: Sendable {
        let message: Message
        let template: TemplateReading?
        /// From bytes of the parsed file to bytes of the input.
        let way: @Sendable (Range<Int>) -> Range<Int>

        /// From bytes of the message's source to bytes of the input.
        func toInput(_ range: Range<Int>) -> Range<Int> { way(message.place(of: range)) }
    }

    let reading: TemplateReading?
    private let draft: MailDraft
    private let clock: Int64

    /// Nil for what is no template: mail, and a body without placeholders.
    init?(_ input: Input, named name: String, context: TemplateContext, beside sidecars: Sidecars = Sidecars(), clock: Int64 = 0) {
        switch input.kind {
        case .html, .text: break
        case .message, .mbox, .none: return nil
        }
        if Self.isJSON(input, named: name), let object = MailDraft.object(input.bytes) {
            self.init(object, context: context, clock: clock)
            return
        }
        let rendered = context.data.map { TemplateRenderer.render(input.bytes, with: $0) }
        var draft = MailDraft(
            template: rendered?.bytes ?? input.bytes, isHTML: input.kind == .html, named: name, rendered: rendered?.map)
        draft.add(subject: sidecars.subject, plain: sidecars.plain)
        draft.supply(context.fields)
        self.init(draft, context: context)
    }

    /// Whether the input is JSON, whose strings are written in a way of their own.
    static func isJSON(_ input: Input, named name: String) -> Bool {
        name.lowercased().hasSuffix(".json") && input.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    }

    /// A mail object.
    init?(_ object: MailDraft.Object, context: TemplateContext, clock: Int64) {
        var context = context
        context.service = context.service ?? object.service
        var draft = object.draft
        draft.supply(context.fields)
        self.init(draft, context: context, clock: clock)
    }

    /// Nil for a body alone that holds no placeholder.
    init?(_ draft: MailDraft, context: TemplateContext, clock: Int64 = 0) {
        var reading = TemplateReading(draft.bytes, in: draft.parts.map(\.range), service: context.service)
        if draft.isSent, let all = reading {
            // What goes out now has no placeholders but those that the service itself fills in.
            let known = all.placeholders.filter { !$0.services.isEmpty }.map(\.range)
            reading = known.isEmpty ? nil : TemplateReading(draft.bytes, in: known, service: context.service)
        }
        guard reading != nil || !draft.isPlain else { return nil }
        self.draft = draft
        self.reading = reading
        self.clock = clock
    }

    /// How many renditions show every arm of every condition.
    var variants: Int { reading?.variants ?? 1 }

    /// What the mail is for, where the template says so.
    var messageClass: MessageClass? { draft.className.flatMap { MessageClass(rawValue: $0) } }

    /// - Parameter only: The one condition that takes the variant's arm, where all others take their first.
    func rendition(_ variant: Int, only condition: Int? = nil) -> Rendition {
        let choice = TemplateChoice(variant: variant, only: condition)
        let masked = reading?.masked(draft.bytes, choice, parts: draft.parts) ?? draft.bytes
        let made = draft.composed(from: masked, date: clock)
        let form: Message.Form =
            switch made.form {
            case .html: .html
            case .text: .text
            case .template: .template
            case .message: .message
            }
        let message = Message(parsing: made.bytes, form: form)
        let draft = draft
        return Rendition(message: message, template: reading?.taking(choice)) { range in
            draft.toInput(made.map?.source(of: range) ?? range)
        }
    }

    /// The arms that a variant takes and the first does not, in bytes of the input.
    func ownArms(of variant: Int) -> [Range<Int>] { reading?.ownArms(of: variant).map(draft.toInput) ?? [] }

    /// From bytes of the draft, in which tokens have their places, to bytes of the input.
    func toInput(_ range: Range<Int>) -> Range<Int> { draft.toInput(range) }

    /// Whether what is not masked is the template as it is written; MJML and Markdown become other text.
    var isVerbatim: Bool { draft.writing == .html || draft.writing == .plain }

    /// Whether a token stands in a range of the input, or round a place between two bytes of it.
    func touchesToken(_ range: Range<Int>) -> Bool {
        guard range.isEmpty else { return holdsToken(range) }
        return reading?.tokens.contains { token in
            let token = draft.toInput(token.range)
            return token.lowerBound < range.lowerBound && range.lowerBound < token.upperBound
        } ?? false
    }

    /// Whether a token stands in a range of the input.
    func holdsToken(_ range: Range<Int>) -> Bool {
        guard let reading else { return false }
        if draft.map == nil { return reading.token(at: range) != nil }
        return reading.tokens.contains { draft.toInput($0.range).overlaps(range) }
    }
}
