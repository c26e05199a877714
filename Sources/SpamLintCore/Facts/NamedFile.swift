internal import MailBytes
public import MailMessage

/// A leaf of a message that has a file name, whether a reader gets it as a file or not.
public struct NamedFile: Sendable {
    /// Index into `Message.parts`.
    public let part: Int
    public let name: HeaderText
    /// What follows the last dot, in lower case; empty without one.
    public let fileExtension: String
    /// The extension before the last one: `pdf` of `invoice.pdf.exe`.
    public let innerExtension: String

    public init(part: Int, name: HeaderText) {
        self.part = part
        self.name = name
        let pieces = name.utf8.split(separator: ASCII.dot).dropFirst(name.utf8.first == ASCII.dot ? 0 : 1)
        fileExtension = pieces.last.map(NamedFile.text) ?? ""
        innerExtension = pieces.dropLast().last.map(NamedFile.text) ?? ""
    }

    /// In lower case, less the blanks that push the last extension out of sight.
    private static func text(_ piece: ArraySlice<UInt8>) -> String {
        var piece = piece.drop(while: \.isASCIIWhitespace)
        while piece.last?.isASCIIWhitespace ?? false { piece.removeLast() }
        return String(decoding: piece.map(\.asciiLowercased), as: UTF8.self)
    }
}
