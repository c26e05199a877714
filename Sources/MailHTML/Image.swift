/// A picture: `<img>`, `<input type=image>`, or the background of an element.
public struct Image: Sendable, Equatable {
    public enum Kind: UInt8, Sendable {
        case image, input, background
    }

    /// What stands in for the picture where it is not shown.
    public enum Alternative: UInt8, Sendable {
        /// No `alt` attribute.
        case missing
        /// `alt=""`: the picture is decoration.
        case empty
        case text
    }

    public let kind: Kind
    public let alternative: Alternative
    /// Whether the picture is not shown (`display: none` and the like).
    public internal(set) var isHidden: Bool
    /// Whether a media query shows it, or hides others for it, on some screens.
    public internal(set) var isResponsive: Bool

    private let widthOrNegative: Float
    private let heightOrNegative: Float
    private let linkIndex: Int32
    private let tagStart: Int32
    private let tagEnd: Int32
    private let sourceStart: Int32
    private let sourceEnd: Int32
    private let altStart: Int32
    private let altEnd: Int32

    init(
        kind: Kind, tag: Range<Int>, source: Range<Int>?, alt: Range<Int>?, width: Float?, height: Float?, link: Int32, isHidden: Bool,
        isResponsive: Bool
    ) {
        self.kind = kind
        self.isHidden = isHidden
        self.isResponsive = isResponsive
        alternative = alt.map { $0.isEmpty ? .empty : .text } ?? .missing
        widthOrNegative = width ?? -1
        heightOrNegative = height ?? -1
        linkIndex = link
        tagStart = Int32(tag.lowerBound)
        tagEnd = Int32(tag.upperBound)
        sourceStart = Int32(source?.lowerBound ?? -1)
        sourceEnd = Int32(source?.upperBound ?? -1)
        altStart = Int32(alt?.lowerBound ?? tag.upperBound)
        altEnd = Int32(alt?.upperBound ?? tag.upperBound)
    }

    /// The tag, in HTML offsets.
    public var startTag: Range<Int> { Int(tagStart)..<Int(tagEnd) }
    /// Where the picture comes from: the value of `src` or `background`, or the inside of `url(…)`, in HTML offsets. Nil without one.
    public var source: Range<Int>? { sourceStart < 0 ? nil : Int(sourceStart)..<Int(sourceEnd) }
    /// The value of `alt`, in HTML offsets; empty where there is none.
    public var alt: Range<Int> { Int(altStart)..<Int(altEnd) }
    /// CSS pixels, from style or attributes; a percentage is of 600, the width mail is laid out for.
    public var width: Float? { widthOrNegative < 0 ? nil : widthOrNegative }
    /// CSS pixels, from style or attributes.
    public var height: Float? { heightOrNegative < 0 ? nil : heightOrNegative }
    /// Square pixels, where both edges are known.
    public var area: Double? {
        guard let width, let height else { return nil }
        return Double(width) * Double(height)
    }
    /// Index in `Document.links` of the link it lies in.
    public var link: Int? { linkIndex < 0 ? nil : Int(linkIndex) }

    /// Whether it is there to be fetched, not to be seen: at most two pixels each way, or hidden on every screen.
    public var isTrackingPixel: Bool {
        guard kind != .background, source != nil else { return false }
        if let width, let height, width <= 2, height <= 2 { return true }
        return isHidden && !isResponsive
    }
}
