/// Looks for postal addresses in Chinese, Japanese and Korean, which go from the large to the small: the sign of a town, of a street, of a
/// number. One pass, character by character.
struct CJKAddressFinder {
    /// Characters since the last sign of a town and of a street, and since the word for a postal code.
    private var sinceTown = Int.max / 2
    private var sinceStreet = Int.max / 2
    private var sinceCode = Int.max / 2
    private var last: Unicode.Scalar = " "
    /// Digits that end here, and whether a hyphen with digits before it stands ahead of them.
    private var digits = 0
    private var isBehindHyphen = false
    /// What stands before the digits.
    private var beforeDigits: Unicode.Scalar = " "

    /// Whether the address is complete with this character.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        defer { last = scalar == " " ? last : scalar }
        if scalar.value &- 0x30 < 10 || scalar.value &- 0xFF10 < 10 { return takeDigit() }
        sinceTown += 1
        sinceStreet += 1
        sinceCode += 1
        let isJapanese = isBehindHyphen && digits > 0 && digits < 4 && sinceTown < 20
        let wasDigits = digits
        isBehindHyphen = (scalar == "-" || scalar == "\u{2212}" || scalar == "\u{FF0D}") && digits > 0 && digits < 4
        if scalar != " " { digits = 0 }
        if isJapanese { return true }
        if scalar.value < 0x2E80 { return false }
        switch scalar {
        case "〒": return true
        case "市", "区", "區", "县", "縣", "郡", "町", "村", "시", "군", "구": sinceTown = 0
        case "路", "街", "弄", "巷", "段": sinceStreet = 0
        // In many words besides; behind a town they are parts of one.
        case "道", "里", "园", "園", "城", "厦", "廈": if sinceTown < 30 { sinceStreet = 0 }
        case "로", "길": if sinceTown < 30 { sinceStreet = 0 }
        case "目": return last == "丁"
        case "地": return last == "番"
        case "编", "編": if last == "邮" || last == "郵" { sinceCode = 0 }
        case "号", "號", "楼", "樓", "层", "層", "室", "栋", "棟", "座", "幢":
            // `12月5号` is a day.
            return sinceStreet < 24 && (wasDigits > 0 && beforeDigits != "月" || Self.numerals.contains(last))
        default: break
        }
        return false
    }

    private mutating func takeDigit() -> Bool {
        if digits == 0 { beforeDigits = last }
        digits += 1
        // Korean house numbers stand right behind the street, postal codes behind their word.
        if (last == "로" || last == "길") && sinceStreet < 3 { return true }
        return digits == 6 && sinceCode < 4
    }

    private static let numerals: Set<Unicode.Scalar> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "甲", "乙"]
}
