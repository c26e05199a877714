import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// The HTTP door at one address.
struct HTTPDoor: Service {
    let address: ListenAddress
    let context: DoorContext
    let access: AccessControl
    let readiness: Readiness
    let servesPage: Bool

    func run() async throws {
        let bind: BindAddress
        switch address {
        case .tcp(let host, let port): bind = .hostname(host, port: port)
        case .unix(let path): bind = .unixDomainSocket(path: path)
        case .inherited: throw DaemonError("the HTTP door takes no inherited socket; name an address in the configuration")
        }
        let (address, logger) = (address, context.logger)
        let application = Application(
            router: router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(Int64(context.limits.idleSeconds)))),
            configuration: ApplicationConfiguration(
                address: bind, serverName: "spamlintd",
                availableConnectionsDelegate: MaximumAvailableConnections(context.limits.connections)),
            onServerRunning: { channel in
                if case .unix(let path) = address { SocketFile.open(path) }
                logger.info(
                    "listening", metadata: ["door": "http", "address": "\(channel.localAddress?.description ?? address.description)"])
            },
            eventLoopGroupProvider: .shared(context.group),
            logger: quiet(logger))
        try await application.run()
        if case .unix(let path) = address { SocketFile.remove(path) }
    }

    func router() -> Router<GateRequestContext> {
        let router = Router(context: GateRequestContext.self)
        router.add(middleware: AnswerFields())
        router.add(middleware: access)
        LintRoutes(door: context).add(to: router)
        CompatibleRoutes(door: context).add(to: router)
        ServiceRoutes(metrics: context.metrics, readiness: readiness).add(to: router)
        if servesPage { PageRoutes().add(to: router) }
        return router
    }

    /// The framework tells of each request at its debug level, and of clients that vanish: that is no news here.
    private func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        return quiet
    }
}
