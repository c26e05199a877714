/// Writes text as HTML in ASCII alone, which every charset holds.
enum HTMLWriter {
    /// Text between tags or in an attribute's value with double quotes.
    static func escaped(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += Array("&amp;".utf8)
            case "<": output += Array("&lt;".utf8)
            case ">": output += Array("&gt;".utf8)
            case "\"": output += Array("&quot;".utf8)
            default: output += references(scalar)
            }
        }
        return output
    }

    /// HTML in UTF-8 with its characters above 127 as numeric references.
    static func ascii(_ html: [UInt8]) -> [UInt8] {
        html.allSatisfy { $0 < 0x80 } ? html : String(decoding: html, as: UTF8.self).unicodeScalars.flatMap(references)
    }

    private static func references(_ scalar: Unicode.Scalar) -> [UInt8] {
        scalar.isASCII ? [UInt8(truncatingIfNeeded: scalar.value)] : Array("&#\(scalar.value);".utf8)
    }
}
