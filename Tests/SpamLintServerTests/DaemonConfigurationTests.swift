import Foundation
import MailGate
import SpamLint
import SpamLintCore
import SpamLintServer
import Testing

@Suite struct DaemonConfigurationTests {
    private func read(_ yaml: String) throws -> DaemonConfiguration {
        let path = NSTemporaryDirectory() + "spamlintd-" + UUID().uuidString + ".yml"
        try Data(yaml.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try DaemonConfiguration(path: path)
    }

    @Test func everythingCanBeSaid() throws {
        let configuration = try read(
            """
            milter: [unix:/run/a.sock, 127.0.0.1:8891]
            http: ":8025"
            spamd: 127.0.0.1:783
            settings: /etc/spamlint/settings.yml
            token-file: /etc/spamlint/tokens
            page: true
            inline-suppressions: true
            threads: 3
            on-error: tempfail
            limits: { message: 2048, judging: 50, connections: 7, idle: 9, requests-per-minute: 5 }
            log: { format: json, level: warning, addresses: plain }
            policy:
              - when: { verdict: [warn, fail], class: marketing, sender-domain: [Shop.Example], rule: subject-shouting, severity: error }
                do: reject
                status: 5.7.0
                text: Not like that
              - do: quarantine
            """)
        #expect(configuration.milter == [.unix(path: "/run/a.sock"), .tcp(host: "127.0.0.1", port: 8891)])
        #expect(configuration.http == [.tcp(host: "127.0.0.1", port: 8025)] && configuration.spamd.count == 1)
        #expect(configuration.settingsFile == "/etc/spamlint/settings.yml" && configuration.tokenFile == "/etc/spamlint/tokens")
        #expect(configuration.servesPage && configuration.honoursInline && configuration.threads == 3)
        #expect(configuration.onError == .tempfail)
        var limits = DoorLimits()
        (limits.messageBytes, limits.judgingMilliseconds, limits.connections, limits.idleSeconds, limits.requestsPerMinute) = (
            2048, 50, 7, 9, 5
        )
        #expect(configuration.limits == limits)
        #expect(configuration.log.format == .json && "\(configuration.log.level)" == "warning" && configuration.log.addresses == .plain)
        var condition = Policy.Condition()
        condition.verdicts = [.warn, .fail]
        condition.classes = ["marketing"]
        condition.senderDomains = ["shop.example"]
        condition.rules = ["subject-shouting"]
        condition.severity = .error
        #expect(
            configuration.policy
                == Policy(rules: [
                    .init(condition, .reject(status: "5.7.0", text: "Not like that")), .init(Policy.Condition(), .quarantine),
                ]))
    }

    @Test func nothingNeedBeSaid() throws {
        let configuration = try read("# nothing\n")
        #expect(configuration.doors == 0 && configuration.policy == .standard && configuration.onError == .accept)
        #expect(configuration.limits == DoorLimits() && !configuration.servesPage && !configuration.honoursInline)
        #expect(throws: ConfigurationError.self) { try configuration.validate() }
    }

    @Test(
        arguments: [
            ("milterr: 1", ":1:1: ", "milter"), ("milter: nowhere", ":1:9: ", "127.0.0.1:PORT"), ("limits: { message: 1 }", ":1:", "1024"),
            ("policy:\n  - do: rejekt", ":2:9: ", "reject"), ("policy:\n  - when: { verdict: bad }\n    do: tag", ":2:", "pass"),
            ("policy:\n  - do: tag\n    text: x", ":3:", "reject"), ("policy:\n  - do: reject\n    status: 4.7.1", ":3:", "5.7.1"),
            ("policy:\n  - { when: {} }", ":2:", "do"), ("on-error: maybe", ":1:11: ", "tempfail"), ("log: { level: loud }", ":1:", "info"),
            ("http: [", ":", "not valid YAML"),
        ] as [(String, String, String)])
    func mistakesHaveAPlaceAndAWayOut(yaml: String, place: String, told: String) {
        #expect {
            _ = try read(yaml)
        } throws: { error in
            guard let error = error as? ConfigurationError, let line = error.lines.first else { return false }
            return error.lines.count == 1 && line.contains(".yml" + place) && line.contains(told) && !line.contains("\n")
        }
    }

    @Test func aDoorToOtherMachinesNeedsTokens() throws {
        #expect(throws: ConfigurationError.self) { try read("http: 0.0.0.0:8025").validate() }
        #expect(throws: Never.self) { try read("http: 0.0.0.0:8025\ntoken-file: tokens").validate() }
        #expect(throws: Never.self) { try read("milter: 0.0.0.0:8891").validate() }
    }

    @Test func aFileThatIsNotThereIsTold() {
        #expect {
            _ = try DaemonConfiguration(path: "/nowhere/spamlintd.yml")
        } throws: { error in (error as? ConfigurationError)?.lines == ["/nowhere/spamlintd.yml: no such file or directory"] }
    }
}
