import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// What answers on the HTTP doors. They listen as the other doors do, so that a service manager's socket serves as well as an address.
struct HTTPDoor: Sendable {
    private let connections: HTTP1Channel
    private let logger: Logger

    init(_ context: DoorContext, access: AccessControl, readiness: Readiness, servesPage: Bool) {
        // The framework tells of each request at its debug level, and of clients that vanish: that is no news here.
        var quiet = context.logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        let logger = quiet
        self.logger = logger
        let router = Self.router(context, access, readiness, servesPage)
        let responder = router.buildResponder()
        connections = HTTP1Channel(
            responder: { request, writer, channel in
                let source = ApplicationRequestContextSource(channel: channel, logger: logger)
                let response = try await responder.respond(to: request, context: GateRequestContext(source: source))
                try await writer.write(response: response.head, body: response.body)
            }, configuration: .init(idleTimeout: .seconds(Int64(context.limits.idleSeconds))))
    }

    /// Serves one connection until it ends.
    @Sendable func setup(_ channel: any Channel) -> EventLoopFuture<Void> {
        connections.setup(channel: channel, logger: logger).map { connection in
            Task { await connections.handle(value: connection, logger: logger) }
        }
    }

    private static func router(
        _ context: DoorContext, _ access: AccessControl, _ readiness: Readiness, _ servesPage: Bool
    ) -> Router<GateRequestContext> {
        let router = Router(context: GateRequestContext.self)
        router.add(middleware: AnswerFields())
        router.add(middleware: access)
        LintRoutes(door: context).add(to: router)
        CompatibleRoutes(door: context).add(to: router)
        ServiceRoutes(metrics: context.metrics, readiness: readiness).add(to: router)
        if servesPage { PageRoutes().add(to: router) }
        return router
    }
}
