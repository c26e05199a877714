@testable import MailGate

/// A mail server as small as can be, which sends a message to a filter and does what the filter says, as Postfix does it:
/// `milter8_header` and `milter8_event` of `src/milter/milter8.c`, and `src/cleanup/cleanup_milter.c`. It has a field of its own on top,
/// which the filter does not see; changes count without it, places with it.
struct PostfixModel {
    struct Field: Equatable {
        var name: String
        /// From the colon, folds as bare line feeds.
        var value: [UInt8]
    }

    enum Outcome: Equatable {
        case accepted, held(String), refused(String)
        case broken(String)
    }

    static let own = Field(name: "Received", value: Array(" from client.example by mail.example".utf8))

    var fields: [Field]
    var body: [UInt8]
    let steps: MilterSteps

    init(_ message: [UInt8], steps: MilterSteps) {
        self.steps = steps
        fields = []
        body = []
        var rest = message[...]
        while let lineFeed = rest.firstIndex(of: 0x0A) {
            let line = rest[..<lineFeed].last == 0x0D ? rest[..<lineFeed].dropLast() : rest[..<lineFeed]
            rest = rest[(lineFeed + 1)...]
            if line.isEmpty { break }
            if line.first == 0x20 || line.first == 0x09 {
                fields[fields.count - 1].value += [0x0A] + line
            } else {
                let colon = line.firstIndex(of: 0x3A) ?? line.endIndex
                fields.append(Field(name: String(decoding: line[..<colon], as: UTF8.self), value: Array(line[colon...].dropFirst())))
            }
        }
        body = Array(rest)
    }

    /// The message from its fields to its end.
    func content(chunk: Int = 65_535) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            let value = !steps.contains(.leadingSpace) && field.value.first == 0x20 ? Array(field.value.dropFirst()) : field.value
            bytes += MilterWire.frame("L", Array(field.name.utf8) + [0] + value + [0])
        }
        bytes += MilterWire.frame("N")
        for start in stride(from: 0, to: body.count, by: chunk) {
            bytes += MilterWire.frame("B", Array(body[start..<min(start + chunk, body.count)]))
        }
        return bytes + MilterWire.frame("E")
    }

    /// Does what is said at the end of a message.
    mutating func apply(_ bytes: [UInt8]) -> Outcome {
        guard let frames = MilterWire.read(bytes) else { return .broken("frames") }
        var all = [Self.own] + fields
        var newBody: [UInt8]?
        var isBodyOver = false
        var hold: String?
        defer {
            fields = Array(all.filter { $0 != Self.own })
            body = newBody ?? body
        }
        for (position, frame) in frames.enumerated() {
            let isLast = position == frames.count - 1
            if frame.letter != "b", newBody != nil { isBodyOver = true }
            switch frame.letter {
            case "p": continue
            case "c", "a", "r", "t", "y":
                guard isLast else { return .broken("something after the end") }
                return outcome(frame.letter, frame.payload, hold)
            case "q": hold = String(decoding: frame.payload.dropLast(), as: UTF8.self)
            case "b":
                guard !isBodyOver else { return .broken("body in pieces") }
                guard frame.payload.count <= 65_535 else { return .broken("long piece of a body") }
                newBody = (newBody ?? []) + frame.payload
            case "h", "i", "m":
                guard edit(frame.letter, frame.payload, &all) else { return .broken("edit \(frame.letter)") }
            default: return .broken("reply \(frame.letter)")
            }
        }
        return .broken("no reply")
    }

    private func outcome(_ letter: Character, _ payload: [UInt8], _ hold: String?) -> Outcome {
        switch letter {
        case "r": return .refused("550 5.7.1 Command rejected")
        case "t": return .refused("451 4.7.1 Service unavailable - try again later")
        case "y":
            guard payload.last == 0, !payload.dropLast().contains(0), payload[0] == payload[4] else { return .broken("text") }
            var text = String(decoding: payload.dropLast(), as: UTF8.self).replacing("%%", with: "\u{1}")
            text.removeAll { $0 == "%" }
            return .refused(text.replacing("\u{1}", with: "%"))
        default: return hold.map { .held($0) } ?? .accepted
        }
    }

    private func edit(_ letter: Character, _ payload: [UInt8], _ all: inout [Field]) -> Bool {
        var rest = payload[...]
        var number = 0
        if letter != "h" {
            guard rest.count > 4 else { return false }
            number = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
        }
        let strings = rest.split(separator: 0, omittingEmptySubsequences: false)
        guard strings.count == 3, strings[2].isEmpty, !strings[0].isEmpty else { return false }
        let value = steps.contains(.leadingSpace) ? Array(strings[1]) : [0x20] + strings[1]
        let field = Field(name: String(decoding: strings[0], as: UTF8.self), value: value)
        switch letter {
        case "h": all.append(field)
        case "i": all.insert(field, at: min(number, all.count))
        default:
            let places = all.indices.dropFirst().filter { all[$0].name.lowercased() == field.name.lowercased() }
            guard 1...max(places.count, 1) ~= number, !places.isEmpty else { return false }
            if strings[1].isEmpty { all.remove(at: places[number - 1]) } else { all[places[number - 1]] = field }
        }
        return true
    }

    /// The message as it is delivered, without the server's own field.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            bytes += Array(field.name.utf8) + [0x3A]
            for byte in field.value { bytes += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
            bytes += [0x0D, 0x0A]
        }
        return bytes + [0x0D, 0x0A] + body
    }
}
