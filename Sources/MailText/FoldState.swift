/// Where a folder is between two pieces of text, and all that it has to know of what came before.
struct FoldState: Sendable, Equatable {
    enum Neighbour: UInt8, Sendable {
        /// White space, or the beginning.
        case space
        /// A letter of an alphabet or a digit.
        case word
        /// Han or kana.
        case ideograph
        case other
    }

    var position: Int
    var last = Neighbour.space
}
