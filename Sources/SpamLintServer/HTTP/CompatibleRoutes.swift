import Dispatch
import HTTPTypes
import Hummingbird
import MailGate
import NIOCore

/// Endpoints in the shape of others, for clients that are there already.
struct CompatibleRoutes: Sendable {
    let door: DoorContext

    func add(to router: Router<GateRequestContext>) {
        router.post("/checkv2") { request, _ in try await rspamd(request) }
        router.get("/ping") { _, _ in Self.pong }
        router.post("/ping") { _, _ in Self.pong }
        router.post("/filter") { request, _ in try await postmark(request) }
        router.post("/stalwart") { request, _ in try await stalwart(request) }
    }

    private static var pong: Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "pong\r\n")))
    }

    private func rspamd(_ request: Request) async throws -> Response {
        let begin = DispatchTime.now().uptimeNanoseconds
        let body = try await MailBody(request, at: door)
        let fields = request.headers.map { ($0.name.rawName, $0.value) }
        let judged = try await door.pool.judge(body.bytes, Envelope(rspamd: fields))
        var answer = RspamdAnswer(report: judged.report)
        answer.fields = GateFields.fields(for: judged.report)
        answer.hasGroups = fields.contains { $0.0.lowercased() == "flags" && $0.1.lowercased().contains("groups") }
        answer.microseconds = Int((DispatchTime.now().uptimeNanoseconds &- begin) / 1000)
        return try LintRoutes.response(answer.json(), "application/json")
    }

    private func postmark(_ request: Request) async throws -> Response {
        let body = try await MailBody(request, at: door)
        let asked: PostmarkRequest
        do throws(RequestShapeError) {
            asked = try PostmarkRequest(body.bytes)
        } catch {
            return Self.json(PostmarkAnswer.failure(error.reason), status: .badRequest)
        }
        let judged = try await door.pool.judge(asked.message, Envelope())
        return Self.json(PostmarkAnswer(report: judged.report, isLong: asked.isLong).json())
    }

    private func stalwart(_ request: Request) async throws -> Response {
        let body = try await MailBody(request, at: door)
        let asked: StalwartRequest
        do throws(RequestShapeError) {
            asked = try StalwartRequest(body.bytes)
        } catch {
            throw HTTPError(.badRequest, message: error.reason)
        }
        // Before its end, nothing is said of a message.
        guard let message = asked.messageBytes else { return Self.json(StalwartAnswer.accept) }
        var ruling = try await door.pool.judge(message, asked.gateEnvelope).ruling
        if asked.gateEnvelope.isBounce, ruling.isRefusal { ruling.outcome = .accept }
        return Self.json(StalwartAnswer(ruling: ruling, request: asked).json())
    }

    private static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Ruling {
    /// Whether the message does not go on.
    fileprivate var isRefusal: Bool {
        switch outcome {
        case .reject, .tempfail: true
        case .accept, .quarantine: false
        }
    }
}
