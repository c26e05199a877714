import NIOCore
import NIOExtras
import ServiceLifecycle

/// A door at which clients come in, until it is told to stop; then nobody who is inside is cut short.
struct OpenDoor: Service {
    let channel: any Channel
    let address: ListenAddress
    let quiescing: ServerQuiescingHelper
    let group: any EventLoopGroup

    func run() async throws {
        let promise = group.any().makePromise(of: Void.self)
        await withGracefulShutdownHandler {
            try? await channel.closeFuture.get()
            try? await promise.futureResult.get()
        } onGracefulShutdown: {
            quiescing.initiateShutdown(promise: promise)
        }
        removeFile()
    }

    /// Closes it before it has served anyone.
    func close() async {
        try? await channel.close()
        removeFile()
    }

    private func removeFile() {
        if case .unix(let path) = address { SocketFile.remove(path) }
    }
}
