import SpamLintCore
import SpamLintReport
import SpamLintRules

extension Linter {
    /// Tells apart linters that may judge the same file otherwise.
    static func fingerprint(of configuration: Configuration) -> String {
        var hash = SHA256()
        func add(_ text: String) { hash.update("\(text.utf8.count):\(text)".utf8) }
        for name in configuration.disabled.sorted() { add("off \(name)") }
        for (id, setting) in configuration.ruleSettings.sorted(by: { $0.key < $1.key }) {
            add("rule \(id) \(setting.severity?.rawValue ?? "") \(setting.points?.description ?? "")")
            for (name, value) in setting.options.sorted(by: { $0.key < $1.key }) { add("\(name)=\(value)") }
        }
        for market in configuration.markets { add("market \(market.rawValue)") }
        for provider in configuration.providers { add("provider \(provider.rawValue)") }
        add("class \(configuration.messageClass?.rawValue ?? "")")
        for site in configuration.senderSites.own.sorted() { add("own \(site)") }
        for site in configuration.senderSites.tracking.sorted() { add("tracking \(site)") }
        add("limits \(configuration.verdictLimits)")
        add("inline \(configuration.honoursInline)")
        add("sender \(configuration.sender)")
        for folder in configuration.ruleFolders {
            for path in RuleFolder.yamlFiles(under: folder) {
                add(path)
                hash.update((try? FileBytes.read(path)) ?? [])
            }
        }
        return hash.finalize()
    }
}
