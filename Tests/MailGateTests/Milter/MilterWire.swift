@testable import MailGate

/// Frames by hand.
enum MilterWire {
    static func frame(_ letter: Character, _ payload: [UInt8] = []) -> [UInt8] {
        number(UInt32(payload.count + 1)) + Array(String(letter).utf8) + payload
    }

    static func frame(_ letter: Character, _ strings: String...) -> [UInt8] {
        frame(letter, strings.flatMap { Array($0.utf8) + [0] })
    }

    static func macros(_ command: Character, _ strings: String...) -> [UInt8] {
        frame("D", Array(String(command).utf8) + strings.flatMap { Array($0.utf8) + [0] })
    }

    static func negotiate(_ version: UInt32 = 6, actions: UInt32 = 0x1FF, steps: UInt32 = 0x1F_FFFF) -> [UInt8] {
        frame("O", number(version) + number(actions) + number(steps))
    }

    static func connect(_ name: String = "client.example", family: Character = "4", address: String = "192.0.2.7") -> [UInt8] {
        frame("C", Array(name.utf8) + [0] + Array(String(family).utf8) + (family == "U" ? [] : [0x30, 0x39] + Array(address.utf8) + [0]))
    }

    static func number(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

    /// What has been sent, as letters and payloads; nil where frames do not add up.
    static func read(_ bytes: [UInt8]) -> [(letter: Character, payload: [UInt8])]? {
        var frames: [(letter: Character, payload: [UInt8])] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard rest.count >= 5 else { return nil }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard length > 0, rest.count >= length, let letter = rest.first else { return nil }
            frames.append((Character(Unicode.Scalar(letter)), Array(rest.prefix(length).dropFirst())))
            rest = rest.dropFirst(length)
        }
        return frames
    }
}

extension [MilterSession.Action] {
    /// The letters of what is sent, `!` for a message to be judged, `?` for a note and `.` for the end.
    var outline: String {
        reduce(into: "") { outline, action in
            switch action {
            case .send(let bytes): outline += MilterWire.read(bytes).map { String($0.map(\.letter)) } ?? "(broken)"
            case .judge: outline += "!"
            case .note: outline += "?"
            case .close: outline += "."
            }
        }
    }

    var sent: [UInt8] {
        flatMap { action -> [UInt8] in if case .send(let bytes) = action { bytes } else { [] } }
    }

    var messages: [MilterMessage] {
        compactMap { if case .judge(let message) = $0 { message } else { nil } }
    }

    var notes: [MilterFault] {
        compactMap { if case .note(let fault) = $0 { fault } else { nil } }
    }

    /// Why the connection ends, where it ends for a reason.
    var fault: MilterFault? {
        for case .close(let fault) in self { return fault }
        return nil
    }
}
