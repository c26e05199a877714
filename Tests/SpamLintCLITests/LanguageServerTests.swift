import Foundation
import TestSupport
import Testing

/// A conversation with `spamlint lsp`, as an editor has it.
@Suite struct LanguageServerTests {
    private static let uri = "file:///srv/mail/caf%C3%A9.eml"

    private static func framed(_ text: String) -> [UInt8] { Array("Content-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8) }

    private static func text(_ object: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]), as: UTF8.self)
    }

    private static func opened(_ mail: String, version: Int = 1) throws -> String {
        let document: [String: Any] = ["uri": uri, "languageId": "eml", "version": version, "text": mail]
        return try text(["jsonrpc": "2.0", "method": "textDocument/didOpen", "params": ["textDocument": document]])
    }

    private static let initialize = #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#
    private static let initialized = #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#
    private static let shutdown = #"{"jsonrpc":"2.0","id":9,"method":"shutdown"}"#
    private static let exit = #"{"jsonrpc":"2.0","method":"exit"}"#

    private struct Talk {
        let status: Int32
        let error: String
        let replies: [[String: Any]]

        func reply(_ id: Int) -> [String: Any]? { replies.first { $0["id"] as? Int == id } }
        var diagnostics: [[String: Any]] {
            replies.filter { $0["method"] as? String == "textDocument/publishDiagnostics" }.compactMap { $0["params"] as? [String: Any] }
        }
    }

    private func talk(_ messages: [String], arguments: [String] = []) throws -> Talk {
        let outcome = try Program.run(["lsp", "--now", "2026-11-23T12:00:00Z"] + arguments, input: messages.flatMap(Self.framed))
        var rest = Array(outcome.output.utf8)[...]
        var replies: [[String: Any]] = []
        while !rest.isEmpty {
            let end = try #require(rest.firstRange(of: Array("\r\n\r\n".utf8)))
            let header = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
            let length = try #require(Int(header.dropFirst("Content-Length: ".count)), "\(header)")
            let body = rest[end.upperBound...].prefix(length)
            #expect(body.count == length)
            replies.append(try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]))
            rest = rest[(end.upperBound + length)...]
        }
        return Talk(status: outcome.status, error: outcome.error, replies: replies)
    }

    private static let mail = LintCommandTests.good.replacingOccurrences(of: "Minutes of Monday", with: "\u{1F600} {{first_name}}")

    @Test func aWholeConversation() throws {
        let changed = try Self.text([
            "jsonrpc": "2.0", "method": "textDocument/didChange",
            "params": ["textDocument": ["uri": Self.uri, "version": 2], "contentChanges": [["text": LintCommandTests.good]]],
        ])
        let hover = try Self.text([
            "jsonrpc": "2.0", "id": 2, "method": "textDocument/hover",
            "params": ["textDocument": ["uri": Self.uri], "position": ["line": 2, "character": 14]],
        ])
        let range = ["start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0]]
        let actions = try Self.text([
            "jsonrpc": "2.0", "id": 3, "method": "textDocument/codeAction",
            "params": ["textDocument": ["uri": Self.uri], "range": range, "context": ["diagnostics": [Any]()]],
        ])
        let closed = try Self.text([
            "jsonrpc": "2.0", "method": "textDocument/didClose", "params": ["textDocument": ["uri": Self.uri]],
        ])
        let talk = try talk([
            Self.initialize, Self.initialized, Self.opened(Self.mail), hover, actions, changed, closed, Self.shutdown, Self.exit,
        ])
        #expect(talk.status == 0, "\(talk.error)")
        let capabilities = try #require((talk.reply(1)?["result"] as? [String: Any])?["capabilities"] as? [String: Any])
        #expect(capabilities["positionEncoding"] as? String == "utf-16" && capabilities["hoverProvider"] as? Bool == true)

        #expect(talk.diagnostics.map { $0["version"] as? Int } == [1, 2, nil])
        #expect(talk.diagnostics.allSatisfy { $0["uri"] as? String == Self.uri })
        let first = try #require(talk.diagnostics.first?["diagnostics"] as? [[String: Any]])
        let unfilled = try #require(first.first { $0["code"] as? String == "merge-placeholder-subject" }, "\(first)")
        #expect(unfilled["severity"] as? Int == 1 && unfilled["source"] as? String == "spamlint")
        // The emoji before it is two units of UTF-16.
        let place = try #require(unfilled["range"] as? [String: [String: Int]])
        #expect(place["start"] == ["line": 2, "character": 12] && place["end"] == ["line": 2, "character": 26])
        let second = try #require(talk.diagnostics.dropFirst().first?["diagnostics"] as? [[String: Any]])
        #expect(!second.contains { $0["code"] as? String == "merge-placeholder-subject" })
        #expect((talk.diagnostics.last?["diagnostics"] as? [Any])?.isEmpty == true)

        let contents = (talk.reply(2)?["result"] as? [String: Any])?["contents"] as? [String: Any]
        #expect((contents?["value"] as? String)?.contains("`merge-placeholder-subject`") == true, "\(String(describing: contents))")
        #expect(talk.reply(3)?["result"] is [Any])
        #expect(talk.reply(9)?["result"] is NSNull)
    }

    @Test func theReportLanguageIsTheirs() throws {
        let talk = try talk([Self.initialize, Self.opened(Self.mail), Self.shutdown, Self.exit], arguments: ["--lang", "zh"])
        let messages = (talk.diagnostics.first?["diagnostics"] as? [[String: Any]])?.compactMap { $0["message"] as? String } ?? []
        #expect(messages.contains { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }, "\(messages)")
    }

    @Test(arguments: [
        (#"{"jsonrpc":"2.0","id":2,"method":"textDocument/rename","params":{}}"#, -32601), ("nonsense", -32700),
        (#"{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{}}"#, -32602), (#"{"jsonrpc":"2.0","id":2}"#, -32600),
        (#"{"a":"\ud800","b":[[[[]]]],"c":1e999,"id":2,"method":"x"}"#, -32601),
    ])
    func mistakesAreAnswered(message: String, code: Int) throws {
        let talk = try talk([Self.initialize, message, Self.shutdown, Self.exit])
        #expect(talk.replies.contains { ($0["error"] as? [String: Any])?["code"] as? Int == code }, "\(talk.replies)")
        #expect(talk.status == 0)
    }

    @Test func orderIsKept() throws {
        let early = try talk([#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#])
        #expect((early.replies.first?["error"] as? [String: Any])?["code"] as? Int == -32002)
        #expect(try talk([Self.initialize, Self.exit]).status == 1, "an exit without shutdown")
    }

    @Test func whatIsNoProtocolIsStatusTwo() throws {
        let outcome = try Program.run(["lsp"], input: Array("GET / HTTP/1.0\r\n\r\n".utf8))
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix("spamlint: ") && outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
    }
}
