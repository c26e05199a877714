/// The bytes that mail is made of, by name.
///
/// Mail's grammar is ASCII; these keep parsers readable without a detour over `Character`.
public enum ASCII {
    public static let nul: UInt8 = 0x00
    public static let tab: UInt8 = 0x09
    public static let lf: UInt8 = 0x0A
    public static let cr: UInt8 = 0x0D
    public static let space: UInt8 = 0x20
    public static let quote: UInt8 = 0x22
    public static let equals: UInt8 = 0x3D
    public static let question: UInt8 = 0x3F
    public static let backslash: UInt8 = 0x5C
    public static let dash: UInt8 = 0x2D
    public static let colon: UInt8 = 0x3A
    public static let semicolon: UInt8 = 0x3B
    public static let comma: UInt8 = 0x2C
    public static let less: UInt8 = 0x3C
    public static let greater: UInt8 = 0x3E
    public static let at: UInt8 = 0x40
    public static let dot: UInt8 = 0x2E
}

extension UInt8 {
    /// `A`–`Z` made small; every other byte as it is.
    @inlinable public var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
    @inlinable public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
    @inlinable public var isASCIIDigit: Bool { self &- 0x30 < 10 }
    @inlinable public var isASCIIUppercase: Bool { self &- 0x41 < 26 }
    @inlinable public var isASCIILowercase: Bool { self &- 0x61 < 26 }
    /// Space or tab: white space as RFC 5322 folds it.
    @inlinable public var isBlank: Bool { self == 0x20 || self == 0x09 }
    /// Space, tab, CR, LF, VT or FF.
    @inlinable public var isASCIIWhitespace: Bool { self == 0x20 || (self &- 0x09) < 5 }
    /// The value of a hexadecimal digit in either case, or nil.
    @inlinable public var hexDigitValue: UInt8? {
        if isASCIIDigit { return self &- 0x30 }
        let low = self | 0x20
        return low &- 0x61 < 6 ? low &- 0x57 : nil
    }
}

extension Collection where Element == UInt8 {
    /// Whether these bytes are `text`, letters compared without case. `text` must be lower-case ASCII.
    @inlinable public func equalsASCIICaseless(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        var other = text.utf8Start
        for byte in self {
            if byte.asciiLowercased != other.pointee { return false }
            other += 1
        }
        return true
    }
}
