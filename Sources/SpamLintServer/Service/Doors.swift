import Logging
import NIOCore
import ServiceLifecycle

/// All doors, from their opening until they are told to stop, and what the service manager hears of it.
///
/// They open together or not at all: whoever asks for three and gets two would not notice. They stop together: while one still serves somebody,
/// no other lets anyone in.
struct Doors: Service {
    let doors: [Door]
    let hasTokens: Bool
    let readiness: Readiness
    let logger: Logger
    let group: any EventLoopGroup

    /// - Throws: `DaemonError`, where one cannot be opened.
    func run() async throws {
        let open = try await opened()
        let done = open.map { _ in group.any().makePromise(of: Void.self) }
        readiness.begin(isPublic: open.contains { $0.isPublicHTTP })
        ServiceManager.notify("READY=1")
        await withGracefulShutdownHandler {
            for promise in done { try? await promise.futureResult.get() }
        } onGracefulShutdown: {
            readiness.end()
            ServiceManager.notify("STOPPING=1")
            for (door, promise) in zip(open, done) { door.beginStop(promise) }
        }
    }

    private func opened() async throws(DaemonError) -> [OpenDoor] {
        var open: [OpenDoor] = []
        do throws(DaemonError) {
            for door in doors {
                let new = try await door.open()
                open.append(new)
                try check(new)
            }
        } catch {
            for door in open { await door.close() }
            throw error
        }
        return open
    }

    private func check(_ door: OpenDoor) throws(DaemonError) {
        guard door.isPublic else { return }
        if door.name != .http {
            logger.warning(
                "reached from other machines, and its protocol knows no passwords",
                metadata: ["door": "\(door.name.rawValue)", "address": "\(door.address)"])
        } else if !hasTokens {
            throw DaemonError("http: \(door.address) is reached from other machines; set 'token-file', or hand over a socket of 127.0.0.1")
        }
    }
}
