public import MailGate
public import SpamLint
import SpamLintRules

/// What the daemon does: the file of `--config`, with the command line above it.
public struct DaemonConfiguration: Sendable {
    public var milter: [ListenAddress] = []
    public var http: [ListenAddress] = []
    public var spamd: [ListenAddress] = []
    /// A file such as `.spamlint.yml` that says how messages are judged; nil: as built in.
    public var settingsFile: String?
    public var policy = Policy.standard
    /// What becomes of a message that cannot be judged.
    public var onError = MilterSession.OnError.accept
    public var limits = DoorLimits()
    /// Threads that judge; nil: one for each core.
    public var threads: Int?
    public var log = LogSettings()
    /// A file with bearer tokens of the HTTP door, one a line; nil: none is asked for.
    public var tokenFile: String?
    /// Whether the HTTP door has a page for people.
    public var servesPage = false
    /// Whether suppressions inside a message are honoured.
    public var honoursInline = false

    public init() {}

    /// - Throws: What is wrong in the file, with its line and column, or why it cannot be read.
    public init(path: String) throws(ConfigurationError) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileBytes.read(path)
        } catch {
            throw ConfigurationError(lines: ["\(path): \(error.reason)"])
        }
        do throws(RuleFileError) {
            self = try DaemonConfigurationReader(path: path).configuration(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw ConfigurationError(lines: [error.description])
        }
    }

    public var doors: Int { milter.count + http.count + spamd.count }

    /// - Throws: What cannot be, although each part of it can.
    public func validate() throws(ConfigurationError) {
        guard doors > 0 else {
            throw ConfigurationError(lines: [
                "no door to listen at; name one: --milter 127.0.0.1:8891, --http 127.0.0.1:8025, --spamd 127.0.0.1:783, or a configuration"
            ])
        }
        if tokenFile == nil, let open = http.first(where: { !$0.isLoopback }) {
            throw ConfigurationError(lines: ["http: \(open) is reached from other machines; set 'token-file', or listen at 127.0.0.1"])
        }
    }
}
