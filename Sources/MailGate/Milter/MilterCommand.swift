internal import MailBytes

/// What a mail server says, decoded. Strings are bytes without their NUL; one that lacks its NUL ends with the frame.
enum MilterCommand {
    case negotiate(version: UInt32, actions: UInt32, steps: UInt32)
    /// Names and values by turns, which belong to the command with this letter.
    case macros(command: UInt8, ArraySlice<UInt8>)
    /// The address is nil where the family is not known.
    case connect(name: ArraySlice<UInt8>, address: ArraySlice<UInt8>?)
    case helo(ArraySlice<UInt8>)
    /// The first argument, nil where there is none.
    case sender(ArraySlice<UInt8>?)
    case recipient(ArraySlice<UInt8>?)
    case data
    case field(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)
    case endOfHeader
    case body(ArraySlice<UInt8>)
    /// May bring the last piece of the body.
    case endOfMessage(ArraySlice<UInt8>)
    case abort
    /// A command of SMTP that the server does not know.
    case unknown
    case quit
    /// The client has gone, and the connection serves for the next one.
    case nextClient

    init(letter: UInt8, payload: ArraySlice<UInt8>) throws(MilterFault) {
        var reader = MilterPayloadReader(payload)
        switch letter {
        case Self.letters.negotiate:
            guard let version = reader.number(), let actions = reader.number(), let steps = reader.number() else {
                throw MilterFault(.malformed, at: letter)
            }
            self = .negotiate(version: version, actions: actions, steps: steps)
        case Self.letters.macros:
            guard let command = reader.byte() else { throw MilterFault(.malformed, at: letter) }
            self = .macros(command: command, reader.rest)
        case Self.letters.connect:
            guard let name = reader.string(), let family = reader.byte() else { throw MilterFault(.malformed, at: letter) }
            self = .connect(name: name, address: Self.address(family, &reader))
        case Self.letters.helo: self = .helo(reader.string() ?? [])
        case Self.letters.sender: self = .sender(reader.string())
        case Self.letters.recipient: self = .recipient(reader.string())
        case Self.letters.data: self = .data
        case Self.letters.field:
            guard let name = reader.string() else { throw MilterFault(.malformed, at: letter) }
            self = .field(name: name, value: reader.string() ?? [])
        case Self.letters.endOfHeader: self = .endOfHeader
        case Self.letters.body: self = .body(payload)
        case Self.letters.endOfMessage: self = .endOfMessage(payload)
        case Self.letters.abort: self = .abort
        case Self.letters.unknown: self = .unknown
        case Self.letters.quit: self = .quit
        case Self.letters.nextClient: self = .nextClient
        default: throw MilterFault(.unknownCommand, at: letter)
        }
    }

    /// Families are `4`, `6` and `L` (a path); `U` is unknown, and nothing follows.
    private static func address(_ family: UInt8, _ reader: inout MilterPayloadReader) -> ArraySlice<UInt8>? {
        guard family != UInt8(ascii: "U"), reader.byte() != nil, reader.byte() != nil, let address = reader.string() else { return nil }
        let prefix = Array("ipv6:".utf8)
        let isMarked = address.prefix(prefix.count).lazy.map(\.asciiLowercased).elementsEqual(prefix)
        return isMarked ? address.dropFirst(prefix.count) : address
    }

    static let letters = (
        negotiate: UInt8(ascii: "O"), macros: UInt8(ascii: "D"), connect: UInt8(ascii: "C"), helo: UInt8(ascii: "H"),
        sender: UInt8(ascii: "M"), recipient: UInt8(ascii: "R"), data: UInt8(ascii: "T"), field: UInt8(ascii: "L"),
        endOfHeader: UInt8(ascii: "N"), body: UInt8(ascii: "B"), endOfMessage: UInt8(ascii: "E"), abort: UInt8(ascii: "A"),
        unknown: UInt8(ascii: "U"), quit: UInt8(ascii: "Q"), nextClient: UInt8(ascii: "K")
    )
}
