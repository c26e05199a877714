/// How much text there is.
public struct TextMeasure: Sendable, Equatable {
    /// Bytes of UTF-8.
    public internal(set) var bytes = 0
    /// Unicode scalars that are seen: neither white space nor invisible nor combining.
    public internal(set) var characters = 0
    /// Columns of a fixed-width display: two for a wide character.
    public internal(set) var cells = 0

    public init() {}

    /// Measures UTF-8. O(bytes).
    public init(of text: some Sequence<UInt8>) {
        if text.withContiguousStorageIfAvailable({ self.add($0) }) == nil { Array(text).withUnsafeBufferPointer { self.add($0) } }
    }

    init(of text: UnsafeBufferPointer<UInt8>) { add(text) }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        bytes += text.count
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte < 0x80 {
                if byte > 0x20, byte != 0x7F {
                    characters += 1
                    cells += 1
                }
                i += 1
                continue
            }
            let (scalar, length) = TextMeasure.scalar(text, at: i)
            i += length
            let width = CharacterWidth.cells(of: scalar)
            if width > 0 {
                characters += 1
                cells += width
            }
        }
    }

    /// The scalar at `offset`; U+FFFD for a byte that begins none.
    @inline(__always)
    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
        let lead = text[offset]
        let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 1, offset + length <= text.count else { return (0xFFFD, 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for k in 1..<length {
            let byte = text[offset + k]
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return (value, length)
    }
}

/// The room that pictures and text take.
public struct AreaMeasure: Sendable, Equatable {
    /// Square CSS pixels of the visible images whose size is known, tracking pixels left out.
    public internal(set) var imageArea: Double = 0
    /// Visible images whose size is known.
    public internal(set) var sizedImages = 0
    /// Visible images whose size is not known.
    public internal(set) var unsizedImages = 0

    public init() {}

    init(of images: [Image]) {
        for image in images where image.kind != .background && !image.isHidden && !image.isTrackingPixel {
            if let area = image.area {
                imageArea += area
                sizedImages += 1
            } else {
                unsizedImages += 1
            }
        }
    }
}
