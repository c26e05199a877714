/// The preview line: the text that mail lists show beside the subject.
public struct Preheader: Sendable, Equatable {
    /// Whether it is hidden in the message itself. Hidden or not, it is honest text, not hidden text.
    public let isHidden: Bool
    /// A range of `Document.hiddenFlow` where it is hidden, else of `Document.visible`.
    public let text: Range<Int>
    /// Characters that are seen, white space and invisible ones not counted.
    public let characters: Int
}
