import MailMessage
import SpamLintCatalogue
import SpamLintChecks
public import SpamLintCore
import SpamLintRules

/// Lints messages. Make one and keep it: it is a value, safe to share between threads, and each call is on its own.
///
/// ```swift
/// let linter = try Linter()
/// let report = linter.lint(bytes, named: "welcome.eml")
/// print(report.score, report.verdict, report.findings.count)
/// ```
public struct Linter: Sendable {
    public internal(set) var configuration: Configuration
    let catalogue: Catalogue
    let plan: Plan
    let scratches: ScratchPool
    let disabled: Set<RuleID>

    /// - Throws: Everything that is wrong with rule files or rule ids, a line each.
    public init(_ configuration: Configuration = Configuration()) throws(ConfigurationError) {
        let catalogue = try Self.catalogue(folders: configuration.ruleFolders, receivers: configuration.receivers)
        self.init(configuration, catalogue: catalogue.setting(configuration.ruleSettings))
        let known = Set(catalogue.rules.map(\.id))
        let unknown = configuration.disabled.filter { !known.contains(RuleID($0)) }
        let unset = configuration.ruleSettings.keys.filter { !known.contains($0) }.map(\.name).sorted()
        guard unknown.isEmpty, unset.isEmpty else {
            throw ConfigurationError(
                lines: unknown.map { "cannot disable '\($0)': there is no such rule; \(Self.hint(for: $0, among: catalogue.rules))" }
                    + unset.map { "cannot set '\($0)': there is no such rule; \(Self.hint(for: $0, among: catalogue.rules))" })
        }
    }

    /// A linter that judges as settings say.
    ///
    /// - Parameter request: What is asked for besides settings: the clock, the versions of receivers, example data.
    /// - Throws: Everything that is wrong with rule files, and with settings of single rules, a line each.
    public init(_ settings: Settings, besides request: Configuration = Configuration()) throws(ConfigurationError) {
        var configuration = Configuration(settings)
        try Self.checkThresholds(settings)
        configuration.now = request.now
        configuration.receivers = request.receivers
        configuration.templates.data = request.templates.data
        let catalogue = try Self.catalogue(folders: configuration.ruleFolders, receivers: configuration.receivers)
        let rules = try RuleSettingsReader(settings, catalogue: catalogue)
        configuration.disabled = rules.disabled.map(\.name)
        configuration.ruleSettings = rules.settings
        self.init(configuration, catalogue: catalogue.setting(rules.settings))
    }

    /// A message is warned of before it fails, not behind.
    private static func checkThresholds(_ settings: Settings) throws(ConfigurationError) {
        guard let warn = settings["thresholds.warn"], warn.origin != .standard, let low = settings.points("thresholds.warn"),
            let high = settings.points("thresholds.fail"), low > high
        else { return }
        throw ConfigurationError(
            lines: ["\(warn.origin): 'warn' (\(low)) is above 'fail' (\(high)), so that nothing would ever be warned of; it must not be"])
    }

    /// The built-in rules with those of folders.
    private static func catalogue(folders: [String], receivers: [String]) throws(ConfigurationError) -> Catalogue {
        var catalogue = BuiltInCatalogue.load()
        for folder in folders {
            do throws(RuleFolderError) {
                let own = try RuleFolder(
                    folder, vocabulary: .program(categories: catalogue.categories.map(\.name)), profiles: catalogue.profiles)
                catalogue = catalogue.adding(own.files.map(\.rule), categories: own.categories, profiles: own.profiles.map(\.profile))
            } catch {
                throw ConfigurationError(lines: error.errors.map(\.description), chinese: error.errors.map(\.chineseDescription))
            }
        }
        if let problem = Self.unknownReceiver(receivers, among: catalogue.profiles) { throw ConfigurationError(lines: [problem]) }
        return catalogue
    }

    private static func hint(for name: String, among rules: [Rule]) -> String {
        nearest(to: name, among: rules.map(\.id.name)).map { "did you mean '\($0)'?" } ?? "'spamlint rules' lists them"
    }

    /// A linter that judges by `catalogue` alone.
    init(_ configuration: Configuration, catalogue: Catalogue) {
        self.configuration = configuration
        self.catalogue = catalogue
        plan = catalogue.plan(
            facts: FactTable.all, checks: CheckTable.all, markets: configuration.markets, providers: configuration.providers,
            receivers: Self.receivers(configuration.receivers, among: catalogue.profiles))
        scratches = ScratchPool(plan: plan)
        disabled = Set(configuration.disabled.map { RuleID($0) })
    }

    /// Every rule, in order of id.
    public var rules: [Rule] { catalogue.rules }

    /// What receivers' stock rules say, in order of name and version.
    public var profiles: [ReceiverProfile] { catalogue.profiles }

    /// The examples of rules and symbols that pages show, read anew with each call: nothing else needs them.
    public var examples: RuleExamples {
        var examples = BuiltInCatalogue.examples()
        for folder in configuration.ruleFolders {
            let own = RuleFolder(
                reading: folder, vocabulary: .program(categories: catalogue.categories.map(\.name)), profiles: catalogue.profiles)
            examples.merge(own.examples)
        }
        return examples
    }

    /// Whether a rule is left out, whatever it finds.
    public func isOff(_ rule: Rule) -> Bool { disabled.contains(rule.id) }

    /// The families of rules, with their caps.
    public var categories: [Category] { catalogue.categories }

    public func category(of rule: Rule) -> Category? { catalogue.categories.first { $0.name == rule.category } }

    /// The id of a rule that was probably meant.
    public func nearestRule(to name: String) -> String? { Self.nearest(to: name, among: catalogue.rules.map(\.id.name)) }

    /// The one of `names` that was probably meant; nil where none is near.
    public static func nearest(to name: String, among names: [String]) -> String? { NearestName.of(name, among: names) }

    /// Lints one message, or the first of a mailbox. Any bytes will do: what is no message has findings too.
    ///
    /// - Parameters:
    ///   - bytes: The message as it would be sent.
    ///   - name: A path for the report; its ending tells HTML and mailboxes from messages where the bytes do not.
    public func lint(_ bytes: [UInt8], named name: String = "-") -> Report {
        let work = LintWork(linter: self, file: bytes, input: Input(bytes, name: name), path: name)
        return work.report(on: 0)
    }

    /// Lints every message of a file.
    ///
    /// - Parameters:
    ///   - bytes: Of the file.
    ///   - name: As for `lint`.
    ///   - details: What the reports are to hold besides.
    ///   - sidecars: What lies beside a template.
    /// - Throws: `FileError.empty` or `.binary` for what is no message, `.noMailObject` for JSON that is none,
    ///   `.notJSON` for what only looks like JSON.
    public func reports(
        on bytes: [UInt8], named name: String, details: ReportDetails = .none, beside sidecars: Sidecars = Sidecars()
    ) throws(FileError) -> [Report] {
        let work = try work(on: bytes, named: name, details: details, beside: sidecars)
        return (0..<work.count).map { work.report(on: $0) }
    }

    /// Reads every message of a file, without judging.
    ///
    /// - Throws: `FileError.empty` or `.binary` for what is no message.
    public func inspections(of bytes: [UInt8], named name: String, beside sidecars: Sidecars = Sidecars()) throws(FileError) -> [Inspection]
    {
        let work = try work(on: bytes, named: name, beside: sidecars)
        return (0..<work.count).map { work.inspection(of: $0) }
    }

    private func work(
        on bytes: [UInt8], named name: String, details: ReportDetails = .none, beside sidecars: Sidecars
    ) throws(FileError) -> LintWork {
        let input = Input(bytes, name: name)
        if let problem = FileError(input) { throw problem }
        if let objects = try JSONMail.objects(in: input, named: name) {
            let templates = objects.compactMap { TemplateSource($0, context: configuration.templates, clock: configuration.clock) }
            if templates.count > 1 {
                return LintWork(linter: self, file: bytes, input: input, path: name, details: details, objects: templates)
            }
        }
        let template = TemplateSource(
            input, named: name, context: configuration.templates, beside: sidecars, clock: configuration.clock)
        return LintWork(linter: self, file: bytes, input: input, path: name, details: details, template: template)
    }
}
