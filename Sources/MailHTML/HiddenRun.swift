/// Text that a reader does not see.
public struct HiddenRun: Sendable, Equatable {
    /// What a hidden text is there for.
    public enum Role: UInt8, Sendable {
        case text
        /// The preview line that mail lists show beside the subject (see `Preheader`).
        case preheader
        /// Nothing but invisible characters, as they pad a preheader.
        case spacer
        /// What stands in for a frame or plug-in in clients that have none.
        case fallback
    }

    public let reason: HiddenReason
    public internal(set) var role: Role
    /// How much, in the unit of `reason`.
    public let value: Float
    /// Whether a media query shows it on some screens.
    public let isResponsive: Bool
    /// Characters that would be seen, white space and invisible ones not counted.
    public internal(set) var characters: Int32
    let node: Int32
    private let textStart: Int32
    var textEnd: Int32
    private let tagStart: Int32
    private let tagEnd: Int32
    /// Bytes of visible text before it.
    let visibleBefore: Int32

    init(_ hiding: Style.Hiding, text: Range<Int>, tag: Range<Int>, isResponsive: Bool, visibleBefore: Int) {
        reason = hiding.reason
        value = hiding.value
        node = hiding.node
        role = .text
        characters = 0
        self.isResponsive = isResponsive
        textStart = Int32(text.lowerBound)
        textEnd = Int32(text.upperBound)
        tagStart = Int32(tag.lowerBound)
        tagEnd = Int32(tag.upperBound)
        self.visibleBefore = Int32(visibleBefore)
    }

    /// The text: a range of `Document.hiddenFlow`, whose map leads to the HTML.
    public var text: Range<Int> { Int(textStart)..<Int(textEnd) }
    /// The start tag of the element that hides it, in HTML offsets.
    public var startTag: Range<Int> { Int(tagStart)..<Int(tagEnd) }
}

/// Text that a reader sees, but hardly: small letters or little contrast.
public struct FaintRun: Sendable, Equatable {
    /// Size of the letters in CSS pixels.
    public let fontSize: Float
    /// SpamAssassin's weighted distance of colour and background, 0 to 191; infinite where the background is a picture.
    public let distance: Float
    /// The contrast ratio of WCAG 2, 1 to 21; infinite where the background is a picture.
    public let ratio: Float
    private let textStart: Int32
    var textEnd: Int32

    init(_ style: Style, text: Range<Int>) {
        fontSize = style.fontSize
        distance = style.distance
        ratio = style.ratio
        textStart = Int32(text.lowerBound)
        textEnd = Int32(text.upperBound)
    }

    /// The text: a range of `Document.visible`.
    public var text: Range<Int> { Int(textStart)..<Int(textEnd) }
}
