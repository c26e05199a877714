/// What a mail server and the gate have agreed upon: a version that both know, and of what the server offers all that the gate wants.
///
/// Sources: `draft-adams-milter-protocol`, Postfix's `src/milter/milter8.c`.
public struct MilterNegotiation: Sendable, Hashable {
    public let version: UInt32
    public let actions: MilterActions
    public let steps: MilterSteps

    /// Versions before the second do not negotiate; the sixth is the last.
    static let versions: ClosedRange<UInt32> = 2...6

    init?(version: UInt32, actions: UInt32, steps: UInt32) {
        guard version >= Self.versions.lowerBound else { return nil }
        self.version = min(version, Self.versions.upperBound)
        self.actions = MilterActions.wanted.intersection(MilterActions(rawValue: actions))
        self.steps = MilterSteps.wanted.intersection(MilterSteps(rawValue: steps))
    }

    /// Whether a field can be put at a place of its own. The command came with quarantines, and with no version of its own.
    var canInsert: Bool { version > 2 || actions.contains(.quarantine) }

    /// The macros that are wanted, by the number of the stage at which the server sends them.
    private static let macros: [(stage: UInt32, names: String)] = [
        (0, "{client_addr} {client_name} {daemon_name}"),  // connect
        (2, "i {auth_authen} {mail_addr}"),  // MAIL
        (3, "i"),  // RCPT
        (4, "i"),  // DATA
        (5, "i {auth_authen}"),  // end of message
        (6, "i"),  // end of header
    ]

    func write(to writer: inout MilterReplyWriter) {
        writer.write(.negotiate) { payload in
            payload.append(version)
            payload.append(actions.rawValue)
            payload.append(steps.rawValue)
            guard version >= 6, actions.contains(.chooseMacros) else { return }
            for (stage, names) in Self.macros {
                payload.append(stage)
                payload.append(string: names.utf8)
            }
        }
    }
}
