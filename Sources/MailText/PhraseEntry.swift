/// What an automaton knows of one phrase where its bytes end.
package struct PhraseEntry: Sendable, Equatable, BitwiseCopyable {
    package struct Flags: OptionSet, Sendable, BitwiseCopyable {
        package let rawValue: Int32

        package init(rawValue: Int32) { self.rawValue = rawValue }

        static let folded = Flags(rawValue: 1)
        static let skeleton = Flags(rawValue: 2)
        /// No letter before it.
        static let startsWord = Flags(rawValue: 4)
        /// No digit before it.
        static let startsNumber = Flags(rawValue: 8)
        static let endsWord = Flags(rawValue: 16)
        static let endsNumber = Flags(rawValue: 32)
        /// The last entry of its list.
        static let last = Flags(rawValue: 64)
        static let starts: Flags = [.startsWord, .startsNumber]
        static let ends: Flags = [.endsWord, .endsNumber]
    }

    var id: Int32
    var flags: Flags
}
