/// The bytes of spamd's replies, as spamd 4.0 sends them to each version of its client.
enum SpamdReply {
    /// spamd answers a ping in the newest version whatever the client's.
    static let pong = Array("SPAMD/1.5 0 PONG\r\n".utf8)

    /// One line and nothing else: with an empty line behind it spamc would take the reply for one that is whole but wrong, and not try again.
    static func failure(_ code: SpamdCode, _ why: String) -> [UInt8] {
        Array("SPAMD/1.0 \(code.rawValue) \(code.phrase): \(oneLine(why))\r\n".utf8)
    }

    /// `nil` where the answer lacks the message that was asked for.
    static func answer(_ answer: SpamdAnswer, to command: SpamdCommand, _ version: SpamdVersion) -> [UInt8]? {
        switch command {
        case .ping: return pong
        case .skip: return []
        case .check: return Array("SPAMD/1.1 0 EX_OK\r\n\(spam(answer))\r\n\r\n".utf8)
        case .process, .headers:
            guard let message = answer.message else { return nil }
            let bytes = command == .headers ? message.bytes.prefix(message.headerCount) : message.bytes[...]
            return marked(bytes, answer, version)
        case .symbols:
            let names = answer.symbols.map(oneLine).joined(separator: ",")
            return text(Array((version < .withManyFields ? names + "\r\n" : names).utf8), answer, version)
        case .report: return text(answer.report, answer, version)
        case .reportIfSpam: return text(answer.isSpam ? answer.report : [], answer, version)
        }
    }

    /// Clients before 1.3 expect one field at most with a message, and those before 1.2 none, not even the empty line.
    private static func marked(_ bytes: ArraySlice<UInt8>, _ answer: SpamdAnswer, _ version: SpamdVersion) -> [UInt8] {
        if version < .withLength { return Array("SPAMD/1.0 0 EX_OK\r\n".utf8) + bytes }
        if version < .withManyFields { return Array("SPAMD/1.1 0 EX_OK\r\nContent-length: \(bytes.count)\r\n\r\n".utf8) + bytes }
        return Array("SPAMD/1.1 0 EX_OK\r\nContent-length: \(bytes.count)\r\n\(spam(answer))\r\n\r\n".utf8) + bytes
    }

    private static func text(_ bytes: [UInt8], _ answer: SpamdAnswer, _ version: SpamdVersion) -> [UInt8] {
        let length = version < .withManyFields ? "" : "Content-length: \(bytes.count)\r\n"
        return Array("SPAMD/1.1 0 EX_OK\r\n\(length)\(spam(answer))\r\n\r\n".utf8) + bytes
    }

    /// `True` and `False` for every command. spamd says `Yes` and `No` to `REPORT_IFSPAM`, which `spamc` takes for no spam at all; its
    /// document, which says that the header is the same for all, is followed here.
    private static func spam(_ answer: SpamdAnswer) -> String {
        "Spam: \(answer.isSpam ? "True" : "False") ; \(oneLine(answer.score)) / \(oneLine(answer.threshold))"
    }

    /// Printable ASCII, at most 200 bytes of it: what is quoted comes from clients.
    private static func oneLine(_ text: String) -> String {
        String(decoding: text.utf8.prefix(200).map { $0 >= 0x20 && $0 < 0x7F ? $0 : 0x3F }, as: UTF8.self)
    }
}
