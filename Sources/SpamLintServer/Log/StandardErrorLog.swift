public import Logging
import SpamLintReport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes log lines to standard error, one `write` each. A full disk or a closed pipe loses lines and nothing else.
public struct StandardErrorLog: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level
    private let label: String
    private let format: LogSettings.Format

    public init(label: String, settings: LogSettings) {
        self.label = label
        logLevel = settings.level
        format = settings.format
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let merged = event.metadata.map { metadata.merging($0) { _, new in new } } ?? metadata
        var line: [UInt8]
        switch format {
        case .text: line = Self.text(event.level, "\(event.message)", merged)
        case .json: line = Self.json(event.level, "\(event.message)", merged)
        }
        line.append(0x0A)
        _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }

    private static func text(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) -> [UInt8] {
        var text = "\(level): \(message)"
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) { text += " \(key)=\(quoted("\(value)"))" }
        return Array(TerminalText.escaped(text).utf8)
    }

    /// What clients say is in here: a value with a blank, a quote or a sign of equality could be taken for another.
    private static func quoted(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 0x20 || $0 == 0x22 || $0 == 0x3D }) else { return value }
        return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static func json(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("time")
        json.value(timestamp())
        json.key("level")
        json.value(level.rawValue)
        json.key("message")
        json.value(message)
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            json.key(named: key)
            json.value("\(value)")
        }
        json.endObject()
        return json.bytes
    }

    /// RFC 3339 in UTC, to the millisecond.
    private static func timestamp() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var parts = tm()
        gmtime_r(&now.tv_sec, &parts)
        func padded(_ number: Int32, _ width: Int = 2) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let date = "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
        let time = "\(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec))"
        return "\(date)T\(time).\(padded(Int32(now.tv_nsec / 1_000_000), 3))Z"
    }
}
