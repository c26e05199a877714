import ArgumentParser
import Logging
import SpamLint
import SpamLintServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@main
enum Program {
    static func main() async {
        do {
            let command = try SpamLintDaemonCommand.parse()
            try await command.serve()
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            if SpamLintDaemonCommand.exitCode(for: error) == .success {
                print(SpamLintDaemonCommand.fullMessage(for: error))
                exit(0)
            }
            // A mistake is told in one line, without the whole usage.
            SpamLintDaemonCommand.tell("\(SpamLintDaemonCommand.message(for: error)); see 'spamlintd --help'")
            exit(2)
        }
    }
}

/// `spamlintd`.
struct SpamLintDaemonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spamlintd",
        abstract: "The gate: lints every message that a system sends, before it leaves.",
        discussion: """
            ADDRESS is 127.0.0.1:PORT, [::1]:PORT or unix:/PATH. Each may be given several times.

            SIGHUP reads configuration and rules anew; what is broken is refused, and what was there stays. SIGTERM stops when what is in \
            hand is done.
            """,
        version: SpamLintVersion.current)

    @Option(help: ArgumentHelp("Read the configuration from this file.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Listen for a mail server's milter protocol.", valueName: "address"))
    var milter: [String] = []

    @Option(help: ArgumentHelp("Listen for HTTP.", valueName: "address"))
    var http: [String] = []

    @Option(help: ArgumentHelp("Listen for spamd's protocol.", valueName: "address"))
    var spamd: [String] = []

    @Flag(help: "Show a page for people on the HTTP door.")
    var page = false

    @Flag(help: "Check the configuration, and stop.")
    var check = false

    func serve() async throws {
        let doors = try NamedDoors(milter: milter, http: http, spamd: spamd, page: page, inherited: ServiceManager.inheritedSockets())
        let path = config
        let read: @Sendable () throws(ConfigurationError) -> DaemonConfiguration = { () throws(ConfigurationError) in
            var configuration =
                try path.map { path throws(ConfigurationError) in try DaemonConfiguration(path: path) } ?? DaemonConfiguration()
            doors.apply(to: &configuration)
            return configuration
        }
        // A client that hangs up must not end the daemon.
        signal(SIGPIPE, SIG_IGN)
        let daemon: Daemon
        do throws(ConfigurationError) {
            let configuration = try read()
            let settings = configuration.log
            LoggingSystem.bootstrap { StandardErrorLog(label: $0, settings: settings) }
            daemon = try Daemon(configuration, logger: Logger(label: "spamlintd"), reread: read)
        } catch {
            for line in error.lines { Self.tell(line) }
            throw ExitCode(2)
        }
        if check { return }
        do {
            try await daemon.run()
        } catch {
            Self.tell("\(error)")
            throw ExitCode(1)
        }
    }

    static func tell(_ line: String) {
        let bytes = Array("spamlintd: \(line)\n".utf8)
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }
}
