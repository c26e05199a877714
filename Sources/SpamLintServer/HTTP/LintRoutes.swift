import HTTPTypes
import Hummingbird
import NIOCore
import SpamLint
import SpamLintCore
import SpamLintFixes
import SpamLintReport

/// `/v1/…`: what the program does, over HTTP.
struct LintRoutes: Sendable {
    let door: DoorContext

    func add(to router: Router<GateRequestContext>) {
        router.post("/v1/lint") { request, _ in try await lint(request) }
        router.post("/v1/fix") { request, _ in try await fix(request) }
        router.post("/v1/text") { request, _ in try await text(request) }
        router.get("/v1/rules") { request, _ in try await rules(request) }
    }

    private func lint(_ request: Request) async throws -> Response {
        let answer = try AnswerFormat(request)
        let language = try Self.language(request)
        let gains = request.uri.queryParameters["gain"] != nil
        let body = try await MailBody(request, at: door)
        let written = try await door.pool.report(on: body, as: answer.format, in: language, gains: gains)
        return try Self.response(written, answer.contentType)
    }

    private func fix(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        let linter = door.pool.gate.linter
        var mending = linter.mendingRequest
        mending.allowsUnsafe = query["unsafe"] != nil
        mending.settings.removesSignatures = query["signed"] != nil
        mending.selected = Set(query["select"]?.split(separator: ",").map(String.init) ?? [])
        if let unknown = mending.selected.first(where: { name in !linter.rules.contains { $0.id.name == name } }) {
            throw HTTPError(.badRequest, message: "there is no rule '\(unknown.prefix(80))'")
        }
        let asked = mending
        let body = try await MailBody(request, at: door)
        guard !body.isJSON else {
            throw HTTPError(.unsupportedMediaType, message: "mail objects are not mended; send the message that is built of them")
        }
        let file = try await door.pool.run(body.bytes.count) { _ in
            Self.told { () throws(FileError) in try linter.mend(body.bytes, named: body.name, asked) }
        }
        .get()
        var response = Response(
            status: .ok, headers: [.contentType: body.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
        Self.set("X-Spamlint-Mended", file.rules.map(\.name).joined(separator: ", "), in: &response)
        if !file.removedFields.isEmpty { Self.set("X-Spamlint-Removed", file.removedFields.joined(separator: ", "), in: &response) }
        if !file.obstacles.isEmpty { Self.set("X-Spamlint-Left-Alone", "signed", in: &response) }
        return response
    }

    private func text(_ request: Request) async throws -> Response {
        let body = try await MailBody(request, at: door)
        let linter = door.pool.gate.linter
        let texts = try await door.pool.run(body.bytes.count) { _ in
            Self.told { () throws(FileError) in try linter.texts(of: body.bytes, named: body.name) }
        }
        .get()
        return try Self.response(Array(texts.joined(separator: [0x0A])), "text/plain; charset=utf-8")
    }

    private func rules(_ request: Request) async throws -> Response {
        let language = try Self.language(request)
        let linter = door.pool.gate.linter
        let written = try await door.pool.run(0) { _ in
            var json = JSONWriter()
            RuleJSONv1.write(linter.rules, language: language, to: &json)
            return json.bytes
        }
        return try Self.response(written, "application/json")
    }

    /// What is no message is the client's mistake, not ours.
    private static func told<Value>(_ work: () throws(FileError) -> Value) -> Result<Value, any Error> {
        do throws(FileError) {
            return .success(try work())
        } catch {
            return .failure(HTTPError(.unprocessableContent, message: error.reason))
        }
    }

    static func language(_ request: Request) throws -> ReportLanguage {
        if let given = request.uri.queryParameters["lang"] {
            guard let language = ReportLanguage(rawValue: String(given)) else {
                throw HTTPError(.badRequest, message: "there is no such language; there are en and zh")
            }
            return language
        }
        return request.headers[.acceptLanguage]?.lowercased().hasPrefix("zh") == true ? .chinese : .english
    }

    static func response(_ bytes: [UInt8], _ contentType: String) throws -> Response {
        Response(status: .ok, headers: [.contentType: contentType], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func set(_ name: String, _ value: String, in response: inout Response) {
        if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
}
