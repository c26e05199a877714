import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypesHTTP1

/// What answers on the HTTP doors. They listen as the other doors do, so that a service manager's socket serves as well as an address.
struct HTTPDoor: Sendable {
    private let connections: HTTP1Channel
    private let logger: Logger
    private let metrics: GateMetrics
    private let limit: Int
    /// For which no byte may go either way. While a message is judged, none does.
    private let silence: TimeAmount

    init(_ context: DoorContext, access: AccessControl, readiness: Readiness, servesPage: Bool) {
        // The framework tells of each request at its debug level, and of clients that vanish: that is no news here.
        var quiet = context.logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        let logger = quiet
        self.logger = logger
        metrics = context.metrics
        limit = context.limits.messageBytes
        let idle = TimeAmount.seconds(Int64(context.limits.idleSeconds))
        silence = max(idle, .milliseconds(Int64(context.limits.judgingMilliseconds)) + .seconds(5))
        let router = Self.router(context, access, readiness, servesPage)
        let responder = router.buildResponder()
        connections = HTTP1Channel(
            responder: { request, writer, channel in
                let source = ApplicationRequestContextSource(channel: channel, logger: logger)
                let response = try await responder.respond(to: request, context: GateRequestContext(source: source))
                try await writer.write(response: response.head, body: response.body)
            }, configuration: .init(idleTimeout: idle))
    }

    /// Serves one connection until it ends.
    @Sendable func setup(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandlers([IdleStateHandler(allTimeout: silence), IdleClose(metrics)])
        }
        .flatMap { connections.setup(channel: channel, logger: logger) }
        .flatMapThrowing { connection in
            let pipeline = channel.pipeline.syncOperations
            let codec = try pipeline.context(handlerType: HTTP1ToHTTPServerCodec.self)
            try pipeline.addHandler(ConnectionRules(limit: limit), position: .before(codec.handler))
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
