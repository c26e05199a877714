import Logging
import ServiceLifecycle
import SpamLint
import UnixSignals

/// Reads configuration, rules and tokens anew at SIGHUP. What is broken is refused as a whole, and what was there stays.
struct Reloading: Service {
    let gate: Gate
    let access: AccessControl
    let metrics: GateMetrics
    let logger: Logger
    let readiness: Readiness
    let reread: @Sendable () throws(ConfigurationError) -> DaemonConfiguration

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { reload() }
    }

    private func reload() {
        ServiceManager.notify("RELOADING=1\nMONOTONIC_USEC=\(ServiceManager.monotonicMicroseconds)")
        defer { ServiceManager.notify("READY=1") }
        do throws(ConfigurationError) {
            let configuration = try reread()
            try configuration.validate()
            if readiness.isPublic, configuration.tokenFile == nil {
                throw ConfigurationError(lines: ["an open HTTP door is reached from other machines; 'token-file' cannot be left out"])
            }
            let state = try Gate.State(configuration)
            let tokens = try configuration.tokenFile.map { path throws(ConfigurationError) in try TokenList(path: path) }
            gate.exchange(for: state)
            access.exchange(for: tokens)
            metrics.reloaded(true)
            logger.notice("configuration read anew")
        } catch {
            metrics.reloaded(false)
            for line in error.lines { logger.error("new configuration refused; the old one stays", metadata: ["reason": "\(line)"]) }
        }
    }
}
