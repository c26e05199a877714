import HTTPTypes
import Hummingbird
import NIOCore

/// The page for people: a message in, the report of the `html` format out. Nothing on it comes from elsewhere.
struct PageRoutes: Sendable {
    func add(to router: Router<GateRequestContext>) {
        router.get("/") { _, _ in Self.response(PackageResources.page_html, "text/html; charset=utf-8") }
        router.get("/page.css") { _, _ in Self.response(PackageResources.page_css, "text/css; charset=utf-8") }
        router.get("/page.js") { _, _ in Self.response(PackageResources.page_js, "text/javascript; charset=utf-8") }
    }

    private static func response(_ file: [UInt8], _ type: String) -> Response {
        var response = Response(status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: file)))
        // The report is shown in a frame without rights, whose document falls under this policy, too: it and the message in it bring
        // their own styles. Nothing runs but our script.
        LintRoutes.set(
            "Content-Security-Policy",
            """
            default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self'; \
            base-uri 'none'; form-action 'none'; frame-ancestors 'none'
            """,
            in: &response)
        LintRoutes.set("Referrer-Policy", "no-referrer", in: &response)
        return response
    }
}
