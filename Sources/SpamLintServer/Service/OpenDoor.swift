import NIOCore
import NIOExtras

/// A door at which clients come in.
struct OpenDoor: Sendable {
    let name: GateMetrics.Door
    let channel: any Channel
    let address: ListenAddress
    let quiescing: ServerQuiescingHelper
    /// Where the address is a Unix socket's file.
    let file: SocketFile?

    /// Whether other machines reach it.
    var isPublic: Bool { channel.localAddress?.ipAddress.map { !ListenAddress.isLoopback($0) } ?? false }

    /// Whether it is an HTTP door that other machines reach.
    var isPublicHTTP: Bool { name == .http && isPublic }

    /// Takes no more clients. Nobody who is inside is cut short: it is done when the last of them has gone.
    func beginStop(_ done: EventLoopPromise<Void>) {
        quiescing.initiateShutdown(promise: done)
        channel.closeFuture.whenComplete { _ in file?.remove() }
    }

    /// Closes it before it has served anyone.
    func close() async {
        try? await channel.close()
        file?.remove()
    }
}
