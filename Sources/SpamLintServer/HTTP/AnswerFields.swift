import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Fields of every answer, and mistakes as one kind of JSON. No origin is let in (CORS): a page of somewhere else must not ask.
struct AnswerFields: RouterMiddleware {
    typealias Context = GateRequestContext

    func handle(
        _ request: Request, context: GateRequestContext, next: (Request, GateRequestContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            guard request.head.authority?.isEmpty == false else {
                throw HTTPError(.badRequest, message: "a request names one host, in the field Host")
            }
            response = try await next(request, context)
        } catch let error as HTTPParserError {
            // The connection itself is answered, and closed.
            throw error
        } catch let error as HTTPError {
            response =
                if error.status == .notFound, let allowed = OpenAPI.allowed(at: request.uri.path) {
                    ErrorAnswer.response(.methodNotAllowed, "this takes \(allowed)", fields: [.allow: allowed])
                } else {
                    ErrorAnswer.response(error.status, error.body ?? error.status.reasonPhrase, fields: error.headers)
                }
        } catch let failure as JudgingFailure {
            response = ErrorAnswer.response(.serviceUnavailable, failure.description, fields: [.retryAfter: "10"])
        } catch {
            context.logger.warning("request failed", metadata: ["reason": "\(error)"])
            response = ErrorAnswer.response(.internalServerError, "the service cannot answer this now")
        }
        response.headers[.date] = HTTPDate.now
        response.headers[.server] = "spamlintd"
        LintRoutes.set("X-Content-Type-Options", "nosniff", in: &response)
        LintRoutes.set("Cache-Control", "no-store", in: &response)
        return response
    }
}
