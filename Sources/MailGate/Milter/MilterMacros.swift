/// The macros that a mail server has sent, those alone that the gate uses. They belong to a command: what was sent for it before is gone,
/// and what was sent for a message goes with it.
struct MilterMacros {
    enum Name: Int, CaseIterable {
        case queueID, user, sender, clientAddress, clientName

        /// The name on the wire; one of more than a letter is in braces.
        init?(_ bytes: ArraySlice<UInt8>) {
            switch String(decoding: bytes.prefix(32), as: UTF8.self) {
            case "i", "{i}": self = .queueID
            case "{auth_authen}": self = .user
            case "{mail_addr}": self = .sender
            case "{client_addr}": self = .clientAddress
            case "{client_name}": self = .clientName
            default: return nil
            }
        }
    }

    /// The commands that bring macros, the latest of a message first.
    private static let connectionCommands = [MilterCommand.letters.helo, MilterCommand.letters.connect]
    private static let messageCommands = [
        MilterCommand.letters.endOfMessage, MilterCommand.letters.body, MilterCommand.letters.endOfHeader, MilterCommand.letters.field,
        MilterCommand.letters.data, MilterCommand.letters.recipient, MilterCommand.letters.sender,
    ]
    private static let commands = messageCommands + connectionCommands

    private var values: [UInt8: [Name: String]] = [:]

    mutating func set(_ command: UInt8, _ payload: ArraySlice<UInt8>) {
        guard Self.commands.contains(command) else { return }
        var reader = MilterPayloadReader(payload)
        var found: [Name: String] = [:]
        while let name = reader.string() {
            let value = reader.string() ?? []
            if let name = Name(name), !value.isEmpty { found[name] = MilterText.string(value) }
        }
        values[command] = found.isEmpty ? nil : found
    }

    /// What was said last.
    subscript(_ name: Name) -> String? {
        for command in Self.commands { if let value = values[command]?[name] { return value } }
        return nil
    }

    /// Forgets what was said of a message, but for its beginning where that has just been announced.
    mutating func forgetMessage(exceptSender: Bool = false) {
        for command in Self.messageCommands where !(exceptSender && command == MilterCommand.letters.sender) { values[command] = nil }
    }

    mutating func forgetAll() {
        values = [:]
    }
}
