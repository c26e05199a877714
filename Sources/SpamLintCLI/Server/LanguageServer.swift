import SpamLint

/// What an editor asks for and is told, without the pipes: a message in, messages out (Language Server Protocol 3.17).
struct LanguageServer {
    /// What goes back, each without its header.
    typealias Replies = [[UInt8]]

    private enum Failure: Int {
        case parse = -32_700
        case request = -32_600
        case method = -32_601
        case parameters = -32_602
        case uninitialized = -32_002
    }

    private let linter: Linter
    private let language: ReportLanguage
    private var documents: [String: OpenDocument] = [:]
    private var isInitialized = false
    /// Whether the editor has said that it is about to end.
    private(set) var isShutDown = false
    /// Whether it has.
    private(set) var hasEnded = false

    init(linter: Linter, language: ReportLanguage) {
        self.linter = linter
        self.language = language
    }

    mutating func handle(_ bytes: [UInt8]) -> Replies {
        guard let message = JSONValue(bytes) else { return [error(nil, .parse, "this is no JSON")] }
        guard let method = message["method"]?.text else {
            // Replies to what a server asks; this one asks nothing.
            return message["result"] == nil && message["error"] == nil ? [error(message["id"], .request, "there is no method")] : []
        }
        let parameters = message["params"] ?? .null
        guard let id = message["id"] else { return notified(method, parameters) }
        return [answer(method, parameters, to: id)]
    }

    // MARK: Notifications

    private mutating func notified(_ method: String, _ parameters: JSONValue) -> Replies {
        if method == "exit" {
            hasEnded = true
            return []
        }
        guard isInitialized, !isShutDown, let document = parameters["textDocument"], let uri = document["uri"]?.text else { return [] }
        switch method {
        case "textDocument/didOpen":
            guard let text = document["text"]?.text else { return [] }
            return [publish(uri, text: text, version: document["version"]?.integer)]
        case "textDocument/didChange":
            // Changes are whole texts; of several the last holds.
            guard documents[uri] != nil, let text = parameters["contentChanges"]?.array?.last?["text"]?.text else { return [] }
            return [publish(uri, text: text, version: document["version"]?.integer)]
        case "textDocument/didClose":
            guard documents.removeValue(forKey: uri) != nil else { return [] }
            return [diagnostics(uri, version: nil, [])]
        default: return []
        }
    }

    private mutating func publish(_ uri: String, text: String, version: Int?) -> [UInt8] {
        let document = OpenDocument(uri: uri, text: text, linter: linter)
        documents[uri] = document
        return diagnostics(uri, version: version, document.findings)
    }

    private func diagnostics(_ uri: String, version: Int?, _ findings: [OpenDocument.Located]) -> [UInt8] {
        written { json in
            json.key("method")
            json.value("textDocument/publishDiagnostics")
            json.key("params")
            json.object { json in
                json.key("uri")
                json.value(uri)
                if let version {
                    json.key("version")
                    json.value(version)
                }
                json.key("diagnostics")
                json.beginArray()
                for found in findings { found.write(language: language, to: &json) }
                json.endArray()
            }
        }
    }

    // MARK: Requests

    private mutating func answer(_ method: String, _ parameters: JSONValue, to id: JSONValue) -> [UInt8] {
        if method == "initialize" {
            isInitialized = true
            return result(id) { $0.object(Self.writeCapabilities) }
        }
        guard isInitialized else { return error(id, .uninitialized, "initialize comes first") }
        guard !isShutDown else { return error(id, .request, "the server has been shut down") }
        switch method {
        case "shutdown":
            isShutDown = true
            return result(id) { $0.null() }
        case "textDocument/hover": return hover(parameters, id)
        case "textDocument/codeAction": return codeActions(parameters, id)
        default: return error(id, .method, "'\(method)' is not known here")
        }
    }

    private static func writeCapabilities(to json: inout JSONWriter) {
        json.key("capabilities")
        json.object { json in
            json.key("positionEncoding")
            json.value("utf-16")
            json.key("textDocumentSync")
            json.object { json in
                json.key("openClose")
                json.value(true)
                // Whole texts.
                json.key("change")
                json.value(1)
            }
            json.key("hoverProvider")
            json.value(true)
            json.key("codeActionProvider")
            json.object { json in
                json.key("codeActionKinds")
                json.value(["quickfix"])
            }
        }
        json.key("serverInfo")
        json.object { json in
            json.key("name")
            json.value("spamlint")
            json.key("version")
            json.value(SpamLintVersion.current)
        }
    }

    private func hover(_ parameters: JSONValue, _ id: JSONValue) -> [UInt8] {
        guard let document = document(parameters), let position = EditorPosition(parameters["position"]) else {
            return error(id, .parameters, "hover takes an open document and a position")
        }
        let found = document.findings.filter { $0.contains(position) }
        guard let first = found.first else { return result(id) { $0.null() } }
        return result(id) { json in
            json.object { json in
                json.key("contents")
                json.object { json in
                    json.key("kind")
                    json.value("markdown")
                    json.key("value")
                    json.value(found.map { FindingPage($0.finding, language: language).markdown }.joined(separator: "\n---\n\n"))
                }
                json.key("range")
                first.writeRange(to: &json)
            }
        }
    }

    private func codeActions(_ parameters: JSONValue, _ id: JSONValue) -> [UInt8] {
        guard let document = document(parameters), let start = EditorPosition(parameters["range"]?["start"]),
            let end = EditorPosition(parameters["range"]?["end"])
        else { return error(id, .parameters, "codeAction takes an open document and a range") }
        let found = document.findings.filter { $0.touches(start, end) }
        return result(id) { json in
            json.beginArray()
            for one in found { document.writeAction(for: one, language: language, to: &json) }
            json.endArray()
        }
    }

    private func document(_ parameters: JSONValue) -> OpenDocument? { parameters["textDocument"]?["uri"]?.text.flatMap { documents[$0] } }

    // MARK: Messages

    private func written(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("jsonrpc")
            json.value("2.0")
            members(&json)
        }
        return json.bytes
    }

    private func result(_ id: JSONValue, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        written { json in
            Self.write(id, to: &json)
            json.key("result")
            write(&json)
        }
    }

    private func error(_ id: JSONValue?, _ failure: Failure, _ message: String) -> [UInt8] {
        written { json in
            Self.write(id ?? .null, to: &json)
            json.key("error")
            json.object { json in
                json.key("code")
                json.value(failure.rawValue)
                json.key("message")
                json.value(message)
            }
        }
    }

    private static func write(_ id: JSONValue, to json: inout JSONWriter) {
        json.key("id")
        if let text = id.text { json.value(text) } else if let number = id.integer { json.value(number) } else { json.null() }
    }
}
