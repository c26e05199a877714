import Logging
import NIOCore
import NIOExtras
import NIOPosix
import ServiceLifecycle

/// A door for a protocol of our own: listens, hands each connection to a handler, and stops without cutting anyone short.
struct SocketDoor: Service {
    let name: GateMetrics.Door
    let address: ListenAddress
    let context: DoorContext
    /// A handler for one connection.
    let handler: @Sendable () -> any ChannelHandler

    func run() async throws {
        let quiescing = ServerQuiescingHelper(group: context.group)
        let channel = try await bootstrap(quiescing)
        context.logger.info(
            "listening", metadata: ["door": "\(name.rawValue)", "address": "\(channel.localAddress?.description ?? address.description)"])
        let promise = context.group.any().makePromise(of: Void.self)
        await withGracefulShutdownHandler {
            try? await channel.closeFuture.get()
            try? await promise.futureResult.get()
        } onGracefulShutdown: {
            quiescing.initiateShutdown(promise: promise)
        }
        if case .unix(let path) = address { SocketFile.remove(path) }
    }

    private func bootstrap(_ quiescing: ServerQuiescingHelper) async throws -> any Channel {
        let (context, name, handler) = (context, name, handler)
        let bootstrap = ServerBootstrap(group: context.group)
            .serverChannelOption(.backlog, value: 512)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        ConnectionCount(door: name, context: context),
                        IdleStateHandler(readTimeout: .seconds(Int64(context.limits.idleSeconds))), handler(),
                    ])
                }
            }
        switch address {
        case .tcp(let host, let port):
            return try await bootstrap.bind(host: host, port: port).get()
        case .unix(let path):
            let channel = try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
            SocketFile.open(path)
            return channel
        case .inherited(let descriptor):
            return try await bootstrap.withBoundSocket(descriptor).get()
        }
    }
}
