/// Why a reader does not see a text.
public enum HiddenReason: String, Sendable, CaseIterable {
    /// `display: none`.
    case display = "display"
    /// The `hidden` attribute.
    case attribute = "hidden-attribute"
    /// `visibility: hidden` or `collapse`.
    case visibility = "visibility"
    /// Nearly or wholly transparent; the value is the opacity, 0 to 1.
    case opacity = "opacity"
    /// Letters of at most one pixel; the value is their size in CSS pixels.
    case fontSize = "font-size"
    /// The colour of the text is that of its background; the value is their weighted distance, below 12 of 191.
    case contrast = "contrast"
    /// A box of at most one pixel whose overflow is hidden; the value is its width or height in CSS pixels.
    case zeroBox = "zero-box"
    /// Moved off the page; the value is by how many CSS pixels.
    case offPage = "off-page"
    /// Clipped to nothing, as labels for screen readers are.
    case clip = "clip"
    /// Inside an element that clients don't show (`template`, `noembed`, …).
    case element = "element"
    /// After a tag, comment or element that never ends, and that clients take the rest of the page for a part of.
    case swallowed = "swallowed"
}
