/// How much of a message is read. What lies within is read whole and in linear time; passing a limit is a defect that says what was not.
///
/// The standard values are far above what mail systems pass on, and low enough that a hostile file costs memory and time in proportion
/// to its size.
public struct Limits: Sendable, Equatable {
    /// Bytes of one message. Mail systems take 10 to 150 MB; what comes after 256 MiB is not read.
    public var messageBytes = 256 << 20

    /// Multiparts and messages inside each other. Real mail stays below ten; a deeper entity is a leaf that is not descended into.
    public var nesting = 100

    /// Entities of one message, the root included. Ends the work on a body that is nothing but boundaries.
    public var parts = 100_000

    /// Fields of one message, those of its parts included. Real headers have fewer than two hundred.
    public var fields = 100_000

    /// Messages inside each other that are transfer-encoded, each of which has to be decoded in turn: their cost multiplies.
    public var encodedNesting = 4

    /// Places that are noted for one kind of defect in one message or text; the rest are the same again.
    public var placesPerDefect = 50

    public init() {}

    public static let standard = Limits()
}
