/// Something in the HTML that mail clients strip, distrust or treat apart.
public struct Feature: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The value is `action`.
        case form
        /// Any field of a form; the value is `type`.
        case input
        /// `<input type=password>`.
        case passwordInput = "password-input"
        /// The value is `src`; `<script type="application/ld+json">` is `linkedData`.
        case script
        /// `<script type="application/ld+json">`; the value is its content.
        case linkedData = "linked-data"
        /// `<iframe>` or `<frame>`; the value is `src`.
        case frame
        /// `<object>`, `<embed>`, `<applet>`; the value is `data` or `src`.
        case object
        /// `<meta http-equiv=refresh>`; the value is the target URL, or all of `content` where it names none.
        case metaRefresh = "meta-refresh"
        /// `<base href>`.
        case base
        /// `<link rel=stylesheet>`; the value is `href`.
        case stylesheet
        /// `@import`; the value is the URL.
        case styleImport = "style-import"
        /// A `<style>` element; the value is its content.
        case style
        /// An `on…` attribute; the span is the attribute, the value is its value.
        case eventHandler = "event-handler"
        case svg
        /// `<audio>` or `<video>`; the value is `src`.
        case media
        /// A `data:` URL of an image or link; the value is the URL.
        case dataURL = "data-url"
        /// `<!--[if …]> … <![endif]-->`: read by Outlook only; the value is the condition.
        case conditionalComment = "conditional-comment"
    }

    public let kind: Kind
    private let spanStart: Int32
    private let spanEnd: Int32
    private let valueStart: Int32
    private let valueEnd: Int32

    init(_ kind: Kind, _ span: Range<Int>, value: Range<Int>?) {
        self.kind = kind
        spanStart = Int32(span.lowerBound)
        spanEnd = Int32(span.upperBound)
        valueStart = Int32(value?.lowerBound ?? -1)
        valueEnd = Int32(value?.upperBound ?? -1)
    }

    /// Its place in HTML offsets: the start tag where nothing else is said.
    public var span: Range<Int> { Int(spanStart)..<Int(spanEnd) }
    /// What `kind` says, as written, in HTML offsets; nil where it is not there.
    public var value: Range<Int>? { valueStart < 0 ? nil : Int(valueStart)..<Int(valueEnd) }
}
