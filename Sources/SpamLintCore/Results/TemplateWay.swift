/// The way from places that a template language has to the file.
public struct TemplateWay {
    /// The file as it was read.
    public let file: [UInt8]
    /// From bytes of the template to bytes of the file.
    public let toFile: (Range<Int>) -> Range<Int>
    /// Whether a token stands in a range of the file.
    public let holdsToken: (Range<Int>) -> Bool

    public init(
        file: [UInt8], toFile: @escaping (Range<Int>) -> Range<Int>, holdsToken: @escaping (Range<Int>) -> Bool
    ) {
        self.file = file
        self.toFile = toFile
        self.holdsToken = holdsToken
    }
}
