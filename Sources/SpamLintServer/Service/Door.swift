import Logging
import NIOCore
import NIOExtras
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where clients come in: an address, and what is done with each connection.
struct Door: Sendable {
    let name: GateMetrics.Door
    let address: ListenAddress
    let context: DoorContext
    /// Prepares one connection.
    let setup: @Sendable (any Channel) -> EventLoopFuture<Void>

    /// Begins to listen.
    ///
    /// - Throws: Why that cannot be, with the door and its address.
    func open() async throws(DaemonError) -> OpenDoor {
        let quiescing = ServerQuiescingHelper(group: context.group)
        do {
            let channel = try await bind(quiescing)
            let file = address.path.flatMap { SocketFile(path: $0) }
            file?.open()
            context.logger.info(
                "listening",
                metadata: ["door": "\(name.rawValue)", "address": "\(channel.localAddress?.description ?? address.description)"])
            return OpenDoor(name: name, channel: channel, address: address, quiescing: quiescing, file: file)
        } catch {
            throw DaemonError("\(name.rawValue): cannot listen at \(address): \(SystemReason.words(for: error))")
        }
    }

    private func bind(_ quiescing: ServerQuiescingHelper) async throws -> any Channel {
        let (context, name, setup) = (context, name, setup)
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
                    try channel.pipeline.syncOperations.addHandlers([ConnectionCount(door: name, context: context), StopGrace()])
                }
                .flatMap { setup(channel) }
            }
        switch address {
        case .tcp(let host, let port):
            return try await bootstrap.bind(host: host, port: port).get()
        case .unix(let path):
            // A file that a killed daemon left behind is taken away; a living one's is not.
            guard !SocketFile.isServed(path) else { throw IOError(errnoCode: EADDRINUSE, reason: "bind") }
            return try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
        case .inherited(let descriptor):
            return try await bootstrap.withBoundSocket(descriptor).get()
        }
    }
}
