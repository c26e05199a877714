import HTTPTypes
import Hummingbird
import Synchronization

/// Who may ask, and how often. Health may be asked by anyone.
final class AccessControl: RouterMiddleware {
    typealias Context = GateRequestContext

    private static let open: Set<String> = ["/health", "/ready", "/ping"]
    private let tokens: Mutex<TokenList?>
    private let rate: RequestRate?
    private let metrics: GateMetrics

    init(tokens: TokenList?, requestsPerMinute: Int?, metrics: GateMetrics) {
        self.tokens = Mutex(tokens)
        rate = requestsPerMinute.map { RequestRate(limit: $0) }
        self.metrics = metrics
    }

    func exchange(for tokens: TokenList?) { self.tokens.withLock { $0 = tokens } }

    func handle(
        _ request: Request, context: GateRequestContext, next: (Request, GateRequestContext) async throws -> Response
    ) async throws -> Response {
        guard !Self.open.contains(request.uri.path) else { return try await next(request, context) }
        if let rate, !rate.allows(context.client) {
            metrics.refused("rate", at: .http)
            throw HTTPError(.tooManyRequests, headers: [.retryAfter: "60"], message: "too many requests; try again in a minute")
        }
        if let tokens = tokens.withLock({ $0 }), !tokens.contains(Self.token(of: request)) {
            metrics.refused("token", at: .http)
            throw HTTPError(
                .unauthorized, headers: [.wwwAuthenticate: "Bearer"],
                message: "a token is needed: send 'Authorization: Bearer TOKEN'")
        }
        return try await next(request, context)
    }

    /// Rspamd's clients send theirs as `Password`.
    private static func token(of request: Request) -> Substring {
        if let value = request.headers[.authorization], value.lowercased().hasPrefix("bearer ") { return value.dropFirst(7) }
        guard let password = HTTPField.Name("Password") else { return "" }
        return request.headers[password].map { $0[...] } ?? ""
    }
}
