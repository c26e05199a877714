import MailBytes

/// A version of the protocol, as in `SPAMC/1.5`. What is above 1.5 is spoken to as 1.5.
public struct SpamdVersion: Sendable, Comparable {
    /// 15 for 1.5. Only the first digit behind the dot counts, as in spamd, which reads the version as a number.
    public let tenths: Int

    public init(tenths: Int) { self.tenths = tenths }

    /// Digits, a dot and digits, or digits alone; nil for all else.
    init?(_ text: some Collection<UInt8>) {
        var whole = 0
        var digits = 0
        var fraction: Int?
        for byte in text {
            if byte == ASCII.dot, fraction == nil, digits > 0 {
                fraction = 0
                digits = 0
            } else if byte.isASCIIDigit, digits < 3 {
                let digit = Int(byte &- 0x30)
                if fraction == nil { whole = whole * 10 + digit } else if digits == 0 { fraction = digit }
                digits += 1
            } else {
                return nil
            }
        }
        guard digits > 0 else { return nil }
        tenths = whole * 10 + (fraction ?? 0)
    }

    public static func < (left: SpamdVersion, right: SpamdVersion) -> Bool { left.tenths < right.tenths }

    /// From here on, fields follow the first line.
    static let withFields = SpamdVersion(tenths: 11)
    /// From here on, an answer with a message says its length.
    static let withLength = SpamdVersion(tenths: 12)
    /// From here on, an answer may have several fields.
    static let withManyFields = SpamdVersion(tenths: 13)
    /// From here on, an empty line ends `PING` and `SKIP`.
    static let withEmptyLine = SpamdVersion(tenths: 15)
}
