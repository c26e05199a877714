/// How bytes stand for characters.
///
/// A charset is found by the label that a message gives it, or by looking at the bytes. Labels are read as mail means them, which is wider
/// than what they say: `gb2312` is GB 18030, `iso-8859-1` and `us-ascii` are windows-1252, `shift_jis` is code page 932.
public struct Charset: Sendable, Hashable, CustomStringConvertible {
    /// The name in lower case, as `utf-8`, `gb18030`, `windows-1252`.
    public let name: String
    let method: Method

    enum Method: Hashable {
        case utf8
        /// Nil: told by the byte order mark, big-endian without one.
        case utf16(bigEndian: Bool?)
        case utf32(bigEndian: Bool?)
        case utf7
        /// A byte a character, the lower half ASCII, by a table made with the converter of that name.
        case single(String)
        /// A byte a character, without ASCII.
        case foreign(String)
        case double(String, CharacterLayout)
        case hz
        case iso2022jp
        /// Whatever the C library's converter of that name does.
        case other(String)
    }

    public var description: String { name }

    /// Whether bytes below 128 are always ASCII, so that text without higher ones needs no decoding.
    var keepsASCII: Bool {
        switch method {
        case .utf8, .double, .single: true
        case .utf16, .utf32, .utf7, .foreign, .hz, .iso2022jp, .other: false
        }
    }

    /// Whether its units are of two or four bytes, any of which may have the value of a line end.
    public var isWide: Bool {
        switch method {
        case .utf16, .utf32: true
        default: false
        }
    }

    static let utf8 = Charset(name: "utf-8", method: .utf8)
    static let ascii = Charset(name: "us-ascii", method: .single("CP1252"))
    static let windows1252 = Charset(name: "windows-1252", method: .single("CP1252"))
    static let windows1251 = Charset(name: "windows-1251", method: .single("CP1251"))
    static let koi8r = Charset(name: "koi8-r", method: .single("KOI8-R"))
    static let gb18030 = Charset(name: "gb18030", method: .double("GB18030", .gb18030))
    static let big5 = Charset(name: "big5", method: .double("BIG5-HKSCS", .big5))
    static let shiftJIS = Charset(name: "shift_jis", method: .double("CP932", .shiftJIS))
    static let eucJP = Charset(name: "euc-jp", method: .double("EUC-JP-MS", .eucJP))
    static let eucKR = Charset(name: "euc-kr", method: .double("CP949", .eucKR))
    static let eucTW = Charset(name: "euc-tw", method: .double("EUC-TW", .eucTW))
    static let johab = Charset(name: "johab", method: .double("JOHAB", .johab))
    static let hz = Charset(name: "hz-gb-2312", method: .hz)
    static let iso2022jp = Charset(name: "iso-2022-jp", method: .iso2022jp)
    static let utf7 = Charset(name: "utf-7", method: .utf7)
    static let utf16 = Charset(name: "utf-16", method: .utf16(bigEndian: nil))
    static let utf16LE = Charset(name: "utf-16le", method: .utf16(bigEndian: false))
    static let utf16BE = Charset(name: "utf-16be", method: .utf16(bigEndian: true))
    static let utf32 = Charset(name: "utf-32", method: .utf32(bigEndian: nil))
    static let utf32LE = Charset(name: "utf-32le", method: .utf32(bigEndian: false))
    static let utf32BE = Charset(name: "utf-32be", method: .utf32(bigEndian: true))
}
