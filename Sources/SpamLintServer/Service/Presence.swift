import ServiceLifecycle

/// Tells whoever started the daemon that it serves, and when it begins to stop.
struct Presence: Service {
    let readiness: Readiness

    func run() async throws {
        readiness.set(true)
        ServiceManager.notify("READY=1")
        await withGracefulShutdownHandler {
            try? await gracefulShutdown()
        } onGracefulShutdown: {
            readiness.set(false)
            ServiceManager.notify("STOPPING=1")
        }
    }
}
