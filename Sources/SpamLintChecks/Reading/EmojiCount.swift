/// Emoji in a short text.
///
/// Sequences joined to one picture count once, and so do the two letters of a flag; signs that a selector turns into pictures (❤️) count.
struct EmojiCount {
    private(set) var count = 0
    /// From the first to the last of them; empty, at the beginning, where there is none.
    private(set) var range: Range<Int>

    init(in bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) {
        range = text.lowerBound..<text.lowerBound
        var walk = ScalarWalk(bytes, text)
        var first: Int?
        // Whether the character before joins, is the first letter of a flag, is a sign that may become a picture.
        var isJoined = false
        var isFlag = false
        var sign: Range<Int>?
        while let (scalar, place) = walk.next() {
            let isLetter = (0x1F1E6...0x1F1FF).contains(scalar.value)
            let isPicture = scalar.value > 0x2000 && scalar.properties.isEmojiPresentation
            if let seen = isPicture ? place : scalar.value == 0xFE0F ? sign : nil {
                if !isJoined, !scalar.properties.isEmojiModifier, !(isLetter && isFlag) { count += 1 }
                let start = first ?? seen.lowerBound
                first = start
                range = start..<place.upperBound
            }
            isFlag = isLetter && !isFlag
            sign = scalar.value > 0x2000 && scalar.properties.isEmoji && !isPicture && !isJoined ? place : nil
            isJoined = scalar.value == 0x200D || isJoined && scalar.value == 0xFE0F
        }
    }
}
