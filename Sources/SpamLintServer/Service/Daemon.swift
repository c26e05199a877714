public import Logging
import MailGate
import NIOCore
import NIOPosix
import ServiceLifecycle
public import SpamLint
import UnixSignals

/// The daemon: every door that the configuration names, one gate behind them.
public struct Daemon: Sendable {
    private let configuration: DaemonConfiguration
    /// Reads the configuration anew, as it was read at the start.
    private let reread: @Sendable () throws(ConfigurationError) -> DaemonConfiguration
    private let logger: Logger
    private let gate: Gate
    private let tokens: TokenList?

    /// - Throws: Everything that is wrong with the configuration, settings, rules or tokens.
    public init(
        _ configuration: DaemonConfiguration, logger: Logger,
        reread: @escaping @Sendable () throws(ConfigurationError) -> DaemonConfiguration
    ) throws(ConfigurationError) {
        try configuration.validate()
        self.configuration = configuration
        self.reread = reread
        self.logger = logger
        gate = Gate(try Gate.State(configuration))
        tokens = try configuration.tokenFile.map { path throws(ConfigurationError) in try TokenList(path: path) }
    }

    /// Serves until it is told to stop (SIGTERM, SIGINT), then finishes what is in hand.
    public func run() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let metrics = GateMetrics()
        let readiness = Readiness()
        let pool = JudgingPool(
            gate, metrics: metrics, log: MessageLog(logger: logger, addresses: configuration.log.addresses),
            threads: configuration.threads ?? System.coreCount, milliseconds: configuration.limits.judgingMilliseconds)
        pool.start()
        let context = DoorContext(pool: pool, limits: configuration.limits, onError: configuration.onError, logger: logger, group: group)
        let access = AccessControl(tokens: tokens, requestsPerMinute: configuration.limits.requestsPerMinute, metrics: metrics)
        let http = HTTPDoor(context, access: access, readiness: readiness, servesPage: configuration.servesPage)
        let doors =
            configuration.milter.map { address in
                Door(name: .milter, address: address, context: context) { $0.serve(MilterHandler(context), context) }
            }
            + configuration.spamd.map { address in
                Door(name: .spamd, address: address, context: context) { $0.serve(SpamdHandler(context), context) }
            }
            + configuration.http.map { Door(name: .http, address: $0, context: context, setup: http.setup) }
        // A linter works from its first message on; the first one is slower, and nobody should wait for it.
        _ = gate.judge(Array("Subject: Hello\r\n\r\nHello.\r\n".utf8), .init())
        let services: [any Service] = [
            Doors(doors: doors, hasTokens: tokens != nil, readiness: readiness, logger: logger, group: group),
            Reloading(gate: gate, access: access, metrics: metrics, logger: logger, readiness: readiness, reread: reread),
        ]
        let serviceGroup = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0, successTerminationBehavior: .ignore) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        defer { logger.info("stopped") }
        try await serviceGroup.run()
        await pool.stop()
    }
}

extension Channel {
    /// Prepares a connection for a protocol of our own.
    fileprivate func serve(_ handler: @autoclosure () -> some ChannelHandler, _ context: DoorContext) -> EventLoopFuture<Void> {
        eventLoop.makeCompletedFuture {
            try pipeline.syncOperations.addHandlers([
                IdleStateHandler(readTimeout: .seconds(Int64(context.limits.idleSeconds))), handler(),
            ])
        }
    }
}
