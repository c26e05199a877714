import MailGate
import SpamLint
import Testing

@testable import SpamLintServer

@Suite struct GateMetricsTests {
    @Test func everySampleHasAFamilyAndTheHistogramAddsUp() throws {
        let metrics = GateMetrics()
        let gate = Gate(try Gate.State(DaemonConfiguration()))
        let judged = gate.judge(Array("Subject: FREE!!! NOW!!!\r\n\r\nHello\r\n".utf8), Envelope())
        for seconds in [0.0001, 0.003, 2, 9] { metrics.judged(judged.report, judged.action, at: .milter, seconds: seconds) }
        metrics.refused("rate", at: .http)
        metrics.waits(1)
        metrics.reloaded(false)
        #expect(metrics.connected(1, at: .spamd) == 1)
        let lines = metrics.text().split(separator: "\n")
        var families: Set<Substring> = []
        for line in lines {
            if line.hasPrefix("# TYPE ") { families.insert(line.split(separator: " ")[2]) }
            guard !line.hasPrefix("#") else { continue }
            let name = line.prefix { $0 != "{" && $0 != " " }
            let isNamed = families.contains { family in
                name == family || ["_bucket", "_sum", "_count"].contains { suffix in name == family + suffix }
            }
            #expect(isNamed, "\(line)")
            #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil, "\(line)")
        }
        #expect(lines.contains("spamlint_messages_total{door=\"milter\",verdict=\"\(judged.report.verdict.rawValue)\",action=\"tag\"} 4"))
        #expect(lines.contains("spamlint_judging_seconds_bucket{le=\"0.0005\"} 1"))
        #expect(lines.contains("spamlint_judging_seconds_bucket{le=\"5.0\"} 3"))
        #expect(lines.contains("spamlint_judging_seconds_bucket{le=\"+Inf\"} 4") && lines.contains("spamlint_judging_seconds_count 4"))
        #expect(lines.contains("spamlint_refusals_total{door=\"http\",reason=\"rate\"} 1"))
        #expect(lines.contains("spamlint_queue 1") && lines.contains("spamlint_connections{door=\"spamd\"} 1"))
        #expect(lines.contains("spamlint_reloads_total{result=\"refused\"} 1"))
    }
}
