import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// What machines that run services ask: whether it lives, whether it takes messages, and its figures.
struct ServiceRoutes: Sendable {
    let metrics: GateMetrics
    let readiness: Readiness

    func add(to router: Router<GateRequestContext>) {
        router.get("/health") { _, _ in Self.plain("ok\n") }
        router.get("/ready") { _, _ in readiness.isReady ? Self.plain("ready\n") : Self.plain("not ready\n", status: .serviceUnavailable) }
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text())))
        }
        router.get("/v1/openapi.json") { _, _ in
            try LintRoutes.response(OpenAPI.document, "application/json")
        }
    }

    private static func plain(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
