/// How much is listed and how deep libxml2 is followed. Text is always read to the end.
public enum HTMLLimits {
    /// Rows of any one table (nodes, links, images, features): a message of 100 MB has fewer.
    static let rows = 500_000
    /// Links, and pictures, of one page whose addresses and alternative texts are looked at, so that a page of nothing else stays within the
    /// memory that a message may take.
    public static let searched = 30_000
    /// Open elements. What is opened inside so many is not; its text belongs to the one around it.
    static let frames = 200_000
    /// Places of one kind of defect.
    static let defectsOfAKind = 50
    /// Open elements given to libxml2, which walks them for many tags. Browsers stop nesting at 512.
    static let nesting = 400
    /// Attributes of one tag beyond which it is a defect.
    static let attributes = 256
    /// Rules tried for one class, id or element name.
    static let rulesPerName = 32
    /// Classes of one element that rules are looked up for.
    static let classesPerElement = 16
    /// Rules applied to one element.
    static let rulesPerElement = 32
}
