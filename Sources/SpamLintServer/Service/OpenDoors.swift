import NIOCore
import ServiceLifecycle

/// All doors, until they are told to stop. They stop together: while one still serves somebody, no other lets anyone in.
struct OpenDoors: Service {
    let doors: [OpenDoor]
    let group: any EventLoopGroup

    func run() async throws {
        let done = doors.map { _ in group.any().makePromise(of: Void.self) }
        await withGracefulShutdownHandler {
            for promise in done { try? await promise.futureResult.get() }
        } onGracefulShutdown: {
            for (door, promise) in zip(doors, done) { door.beginStop(promise) }
        }
    }
}
