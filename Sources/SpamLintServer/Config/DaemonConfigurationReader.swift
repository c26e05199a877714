import Logging
import MailGate
import SpamLintCore
import SpamLintRules

/// Reads the daemon's configuration file.
struct DaemonConfigurationReader {
    /// As messages show it; paths in the file are taken from its folder.
    let path: String

    private static let keys = [
        "http", "inline-suppressions", "limits", "log", "milter", "on-error", "page", "policy", "settings", "spamd", "threads",
        "token-file",
    ]
    private static let limitKeys = ["connections", "idle", "judging", "message", "requests-per-minute"]
    private enum Do: String, CaseIterable { case accept, tag, alert, fix, quarantine, tempfail, reject }
    private enum Fallback: String, CaseIterable { case accept, tempfail }
    private enum Level: String, CaseIterable { case trace, debug, info, notice, warning, error, critical }

    func configuration(_ yaml: String) throws(RuleFileError) -> DaemonConfiguration {
        var configuration = DaemonConfiguration()
        guard let root = try YAMLFile.content(of: yaml, path: path) else { return configuration }
        let file = try root.mapping("the configuration", keys: Self.keys)
        configuration.milter = try addresses(file["milter"], "'milter'")
        configuration.http = try addresses(file["http"], "'http'")
        configuration.spamd = try addresses(file["spamd"], "'spamd'")
        if let value = file["settings"] { configuration.settingsFile = resolved(try value.text("'settings'")) }
        if let value = file["token-file"] { configuration.tokenFile = resolved(try value.text("'token-file'")) }
        if let value = file["page"] { configuration.servesPage = try value.flag("'page'") }
        if let value = file["inline-suppressions"] { configuration.honoursInline = try value.flag("'inline-suppressions'") }
        if let value = file["threads"] { configuration.threads = try value.integer("'threads'", in: 1...256) }
        if let value = file["on-error"] {
            configuration.onError = try value.choice("'on-error'", of: Fallback.self) == .accept ? .accept : .tempfail
        }
        if let value = file["limits"] { configuration.limits = try limits(value) }
        if let value = file["log"] { configuration.log = try log(value) }
        if let value = file["policy"] {
            var rules: [Policy.Rule] = []
            for entry in try value.sequence("'policy'") { rules.append(try rule(entry)) }
            configuration.policy = Policy(rules: rules)
        }
        return configuration
    }

    private func addresses(_ value: YAMLValue?, _ what: String) throws(RuleFileError) -> [ListenAddress] {
        guard let value else { return [] }
        var addresses: [ListenAddress] = []
        for entry in value.isSequence ? try value.sequence(what) : [value] {
            let text = try entry.text(what)
            guard let address = ListenAddress(text) else {
                throw entry.error("'\(text)' is no address; write 127.0.0.1:PORT or unix:/PATH")
            }
            addresses.append(address)
        }
        return addresses
    }

    private func resolved(_ name: String) -> String {
        guard !name.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return name }
        return path[...slash] + name
    }

    private func limits(_ value: YAMLValue) throws(RuleFileError) -> DoorLimits {
        let mapping = try value.mapping("'limits'", keys: Self.limitKeys)
        var limits = DoorLimits()
        if let value = mapping["message"] { limits.messageBytes = try value.integer("'message' (bytes)", in: 1_024...1 << 30) }
        if let value = mapping["judging"] { limits.judgingMilliseconds = try value.integer("'judging' (milliseconds)", in: 10...600_000) }
        if let value = mapping["connections"] { limits.connections = try value.integer("'connections'", in: 1...100_000) }
        if let value = mapping["idle"] { limits.idleSeconds = try value.integer("'idle' (seconds)", in: 1...86_400) }
        if let value = mapping["requests-per-minute"] {
            limits.requestsPerMinute = try value.integer("'requests-per-minute'", in: 1...10_000_000)
        }
        return limits
    }

    private func log(_ value: YAMLValue) throws(RuleFileError) -> LogSettings {
        let mapping = try value.mapping("'log'", keys: ["addresses", "format", "level"])
        var log = LogSettings()
        if let value = mapping["format"] { log.format = try value.choice("'format'", of: LogSettings.Format.self) }
        if let value = mapping["addresses"] { log.addresses = try value.choice("'addresses'", of: LogSettings.Addresses.self) }
        if let value = mapping["level"] {
            log.level = .init(rawValue: try value.choice("'level'", of: Level.self).rawValue) ?? .info
        }
        return log
    }

    private func rule(_ value: YAMLValue) throws(RuleFileError) -> Policy.Rule {
        let mapping = try value.mapping("a rule of 'policy'", keys: ["do", "status", "text", "when"])
        var condition = Policy.Condition()
        if let value = mapping["when"] { condition = try self.condition(value) }
        let wanted = try mapping.required("do")
        let name = try wanted.choice("'do'", of: Do.self)
        let text = try mapping["text"].map { value throws(RuleFileError) in try value.text("'text'") }
        if name != .reject, name != .tempfail, let stray = mapping["status"] ?? mapping["text"] {
            throw stray.error("'status' and 'text' belong to 'reject' and 'tempfail'")
        }
        let action: Policy.Action =
            switch name {
            case .accept: .accept
            case .tag: .tag
            case .alert: .alert
            case .fix: .fix
            case .quarantine: .quarantine
            case .tempfail: .tempfail(status: try status(mapping["status"], class: "4"), text: text)
            case .reject: .reject(status: try status(mapping["status"], class: "5"), text: text)
            }
        return Policy.Rule(condition, action)
    }

    private func condition(_ value: YAMLValue) throws(RuleFileError) -> Policy.Condition {
        let mapping = try value.mapping("'when'", keys: ["class", "rule", "sender-domain", "severity", "verdict"])
        var condition = Policy.Condition()
        for entry in try list(mapping["verdict"], "'verdict'") {
            condition.verdicts.append(try entry.choice("'verdict'", of: Verdict.self))
        }
        for entry in try list(mapping["class"], "'class'") {
            condition.classes.append(try entry.choice("'class'", of: MessageClass.self).rawValue)
        }
        for entry in try list(mapping["sender-domain"], "'sender-domain'") {
            condition.senderDomains.append(try entry.text("'sender-domain'").lowercased())
        }
        for entry in try list(mapping["rule"], "'rule'") { condition.rules.append(try entry.text("'rule'")) }
        if let value = mapping["severity"] { condition.severity = try value.choice("'severity'", of: Severity.self) }
        return condition
    }

    private func list(_ value: YAMLValue?, _ what: String) throws(RuleFileError) -> [YAMLValue] {
        guard let value else { return [] }
        return value.isSequence ? try value.sequence(what) : [value]
    }

    /// An enhanced status code of RFC 3463, in the class that goes with the reply.
    private func status(_ value: YAMLValue?, class digit: String) throws(RuleFileError) -> String {
        guard let value else { return digit + ".7.1" }
        let text = try value.text("'status'")
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == digit, parts[1...].allSatisfy({ (1...3).contains($0.count) && Int($0) != nil }) else {
            throw value.error("'\(text)' is no status here; expected one such as \(digit).7.1")
        }
        return text
    }
}
