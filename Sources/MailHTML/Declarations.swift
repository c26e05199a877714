/// The CSS properties that decide whether text is seen, and how large an image is.
enum StyleProperty: UInt8, CaseIterable {
    case background, backgroundColor, backgroundImage, bottom, clip, clipPath, color, display, filter, font, fontSize, height, left
    case marginLeft, marginTop, maxHeight, maxWidth, opacity, overflow, overflowX, overflowY, position, right, textIndent, top
    case transform, visibility, textFill, whiteSpace, width

    static let spellings: StaticString = """
        background background-color background-image bottom clip clip-path color display filter font font-size height left \
        margin-left margin-top max-height max-width opacity overflow overflow-x overflow-y position right text-indent top \
        transform visibility -webkit-text-fill-color white-space width
        """

    static let table = NameTable(spellings: spellings)

    @inline(__always) var bit: UInt32 { 1 << UInt32(rawValue) }
}

/// What `display` makes of an element.
enum Display: UInt8 {
    case none, inline, block, cell, row
}

enum Visibility: UInt8 {
    case visible, hidden
}

enum Position: UInt8 {
    case normal, relative, outOfFlow
}

/// The values that a set of declarations leaves, after the cascade: what comes later or is `!important` wins.
struct Declarations {
    /// `StyleProperty.bit` of those that are set.
    private(set) var present: UInt32 = 0
    private var important: UInt32 = 0

    var color = Color.black
    var background = Color.transparent
    /// Between the parentheses of `url(…)`, in HTML offsets; empty for gradients and the like.
    var backgroundURL: Range<Int32> = 0..<0
    var fontSize = Length.zero
    var opacity: Float = 1
    var width = Length.zero
    var height = Length.zero
    var maxWidth = Length.zero
    var maxHeight = Length.zero
    var textIndent = Length.zero
    var left = Length.zero
    var top = Length.zero
    var right = Length.zero
    var bottom = Length.zero
    var marginLeft = Length.zero
    var marginTop = Length.zero
    var display = Display.inline
    var visibility = Visibility.visible
    var position = Position.normal
    var hidesOverflow = false
    var isClippedAway = false
    var isTransformedAway = false
    var preservesSpace = false

    var isEmpty: Bool { present == 0 }

    mutating func reset() {
        present = 0
        important = 0
    }

    @inline(__always) func has(_ property: StyleProperty) -> Bool { present & property.bit != 0 }

    /// Whether `property` may be set now; remembers that it is.
    mutating func claim(_ property: StyleProperty, important isImportant: Bool) -> Bool {
        if important & property.bit != 0, !isImportant { return false }
        present |= property.bit
        if isImportant { important |= property.bit }
        return true
    }

    mutating func drop(_ property: StyleProperty) {
        present &= ~property.bit
    }

    /// Lays `other`, which is later or more specific, over these.
    mutating func apply(_ other: Declarations) {
        var rest = other.present
        while rest != 0 {
            let index = UInt8(rest.trailingZeroBitCount)
            rest &= rest - 1
            guard let property = StyleProperty(rawValue: index),
                claim(property, important: other.important & property.bit != 0)
            else { continue }
            copy(property, from: other)
        }
    }

    private mutating func copy(_ property: StyleProperty, from other: Declarations) {
        switch property {
        case .color, .textFill: color = other.color
        case .background, .backgroundColor: background = other.background
        case .backgroundImage: backgroundURL = other.backgroundURL
        case .font, .fontSize: fontSize = other.fontSize
        case .opacity, .filter: opacity = other.opacity
        case .width: width = other.width
        case .height: height = other.height
        case .maxWidth: maxWidth = other.maxWidth
        case .maxHeight: maxHeight = other.maxHeight
        case .textIndent: textIndent = other.textIndent
        case .left: left = other.left
        case .top: top = other.top
        case .right: right = other.right
        case .bottom: bottom = other.bottom
        case .marginLeft: marginLeft = other.marginLeft
        case .marginTop: marginTop = other.marginTop
        case .display: display = other.display
        case .visibility: visibility = other.visibility
        case .position: position = other.position
        case .overflow, .overflowX, .overflowY: hidesOverflow = other.hidesOverflow
        case .clip, .clipPath: isClippedAway = other.isClippedAway
        case .transform: isTransformedAway = other.isTransformedAway
        case .whiteSpace: preservesSpace = other.preservesSpace
        }
    }
}
