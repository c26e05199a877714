import SpamLintCore
import Synchronization

/// Counts what the gate does, in the text format of Prometheus (version 0.0.4). Nothing in it names a person or quotes a message.
public final class GateMetrics: Sendable {
    public enum Door: String, Sendable, CaseIterable { case milter, http, spamd }

    private struct Counts {
        /// By door, verdict and action.
        var messages: [String: Int] = [:]
        var findings: [String: Int] = [:]
        var refusals: [String: Int] = [:]
        var failures: [String: Int] = [:]
        var latencies = [Int](repeating: 0, count: bounds.count + 1)
        var latencySum = 0.0
        var waiting = 0
        var connections: [Door: Int] = [:]
        var reloads = 0
        var refusedReloads = 0
    }

    /// Upper bounds of the latency histogram, in seconds.
    private static let bounds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5]
    private let counts = Mutex(Counts())

    public init() {}

    /// - Parameters:
    ///   - seconds: From the end of the message to the ruling.
    ///   - action: What policy said; nil where nobody asked for more than a report.
    func judged(_ report: Report, _ action: Policy.Action?, at door: Door, seconds: Double) {
        counts.withLock { counts in
            let key = "door=\"\(door.rawValue)\",verdict=\"\(report.verdict.rawValue)\",action=\"\(action?.name ?? "none")\""
            counts.messages[key, default: 0] += 1
            for finding in report.findings { counts.findings[finding.rule.id.name, default: 0] += 1 }
            counts.latencies[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
            counts.latencySum += seconds
        }
    }

    /// A message or connection that was turned away unread.
    func refused(_ why: String, at door: Door) {
        counts.withLock { $0.refusals["door=\"\(door.rawValue)\",reason=\"\(why)\"", default: 0] += 1 }
    }

    /// A message that could not be judged.
    func failed(_ why: String, at door: Door) {
        counts.withLock { $0.failures["door=\"\(door.rawValue)\",reason=\"\(why)\"", default: 0] += 1 }
    }

    func waits(_ change: Int) { counts.withLock { $0.waiting += change } }

    func connected(_ change: Int, at door: Door) -> Int {
        counts.withLock { counts in
            counts.connections[door, default: 0] += change
            return counts.connections[door, default: 0]
        }
    }

    func reloaded(_ isTaken: Bool) {
        counts.withLock { counts in
            if isTaken { counts.reloads += 1 } else { counts.refusedReloads += 1 }
        }
    }

    public func text() -> String {
        let counts = counts.withLock { $0 }
        var text = ""
        func family(_ name: String, _ kind: String, _ help: String, _ samples: [(labels: String, value: String)]) {
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
            for sample in samples {
                text += sample.labels.isEmpty ? "\(name) \(sample.value)\n" : "\(name){\(sample.labels)} \(sample.value)\n"
            }
        }
        func sorted(_ values: [String: Int]) -> [(labels: String, value: String)] {
            values.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        }
        family("spamlint_messages_total", "counter", "Messages judged.", sorted(counts.messages))
        family(
            "spamlint_findings_total", "counter", "Findings by rule.",
            counts.findings.sorted { $0.key < $1.key }.map { ("rule=\"\($0.key)\"", "\($0.value)") })
        family("spamlint_refusals_total", "counter", "Messages and connections turned away unread.", sorted(counts.refusals))
        family("spamlint_failures_total", "counter", "Messages that could not be judged.", sorted(counts.failures))
        family(
            "spamlint_connections", "gauge", "Open connections.",
            GateMetrics.Door.allCases.map { ("door=\"\($0.rawValue)\"", "\(counts.connections[$0] ?? 0)") })
        family("spamlint_queue", "gauge", "Messages that wait to be judged, or are being judged.", [("", "\(counts.waiting)")])
        family(
            "spamlint_reloads_total", "counter", "Configurations read anew.",
            [("result=\"taken\"", "\(counts.reloads)"), ("result=\"refused\"", "\(counts.refusedReloads)")])
        let name = "spamlint_judging_seconds"
        text += "# HELP \(name) Time from the end of a message to its ruling.\n# TYPE \(name) histogram\n"
        var total = 0
        for (index, bound) in Self.bounds.enumerated() {
            total += counts.latencies[index]
            text += "\(name)_bucket{le=\"\(bound)\"} \(total)\n"
        }
        total += counts.latencies[Self.bounds.count]
        text += "\(name)_bucket{le=\"+Inf\"} \(total)\n\(name)_sum \(counts.latencySum)\n\(name)_count \(total)\n"
        return text
    }
}
