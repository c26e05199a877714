/// What an element hands down to its text: colours, sizes and whether it is seen.
struct Style {
    /// Why text is not seen, by how much, and the element (index in the node table) that hides it.
    struct Hiding {
        var reason: HiddenReason
        var value: Float
        var node: Int32
    }

    var color = Color.black
    /// The background, where it is one colour.
    var background = Color.white
    /// A picture or gradient lies behind the text, so that its contrast is unknown.
    var hasBackgroundImage = false
    /// CSS pixels.
    var fontSize: Float = 16
    var opacity: Float = 1
    var preservesSpace = false
    /// Hides everything inside, whatever it says itself.
    var lasting: Hiding?
    /// `visibility: hidden`, which an element inside can take back.
    var invisible: Hiding?
    /// The element that set the size, and the one that set a colour last.
    var sizeNode: Int32 = -1
    var colorNode: Int32 = -1
    /// Shown again on some screens by a media query.
    var isResponsive = false

    /// What hides text of this style, if anything.
    private(set) var hiding: Hiding?
    /// Distance of text and background (`Color.distance`); infinite where the background is unknown.
    private(set) var distance: Float = .infinity
    /// WCAG contrast ratio; infinite where the background is unknown.
    private(set) var ratio: Float = .infinity

    /// Text nearer to its background than both of these is not seen: SpamAssassin's limit for low contrast, which alone would count red on
    /// dark red, and a ratio at which letters merge with what lies behind them.
    static let hiddenDistance: Float = 12
    static let hiddenRatio: Float = 1.3
    /// Text with less contrast than this is hard to read: half of what WCAG 2 asks for large text.
    static let faintRatio: Float = 2
    /// Letters below this many pixels are hard to read.
    static let smallSize: Float = 9
    static let hiddenSize: Float = 1
    static let hiddenOpacity: Float = 0.05

    /// Whether text is seen, but hardly.
    var isFaint: Bool { hiding == nil && (fontSize < Style.smallSize || ratio < Style.faintRatio) }

    /// Settles contrast and visibility after colours and sizes have been set.
    mutating func settle() {
        if hasBackgroundImage {
            distance = .infinity
            ratio = .infinity
        } else {
            let seen = color.over(background)
            distance = Float(seen.distance(to: background))
            ratio = Float(seen.contrast(with: background))
        }
        if let lasting {
            hiding = lasting
        } else if let invisible {
            hiding = invisible
        } else if opacity <= Style.hiddenOpacity {
            hiding = Hiding(reason: .opacity, value: opacity, node: colorNode)
        } else if fontSize <= Style.hiddenSize {
            hiding = Hiding(reason: .fontSize, value: fontSize, node: sizeNode)
        } else if color.alpha <= 12 {
            hiding = Hiding(reason: .opacity, value: Float(color.alpha) / 255, node: colorNode)
        } else if distance < Style.hiddenDistance, ratio < Style.hiddenRatio {
            hiding = Hiding(reason: .contrast, value: distance, node: colorNode)
        } else {
            hiding = nil
        }
    }
}
