public import ArgumentParser
public import SpamLint

/// The messages to read: on every command that takes paths.
struct PathOptions: ParsableArguments {
    @Argument(help: "Messages, mailboxes or folders; '-' is standard input.", completion: .file())
    var paths: [String] = []

    @Option(
        help: ArgumentHelp("Read paths from FILE, one a line or NUL between; '-' is standard input.", valueName: "file"),
        completion: .file())
    var filesFrom: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Lint so many messages at a time.", valueName: "n"), transform: Self.jobCount)
    var jobs: Int = 1

    @Option(help: ArgumentHelp("What reports call standard input; its ending tells what it is.", valueName: "path"))
    var stdinFilename: String?

    @Flag(help: "Lint what .gitignore and .spamlintignore leave out of folders, too.")
    var noIgnore = false

    @Flag(help: "Leave out what they name even where it is given by name.")
    var forceExclude = false

    private static func jobCount(_ text: String) throws -> Int {
        guard let number = Int(text), 1...256 ~= number else {
            throw ValidationError("it takes a whole number from 1 to 256")
        }
        return number
    }

    func validate() throws {
        if noIgnore, forceExclude { throw ValidationError("--no-ignore and --force-exclude cannot both be given") }
        if filesFrom == "-", paths.contains("-") {
            throw ValidationError("standard input cannot be both the list of paths and a message")
        }
    }

    /// Every file to read, folders walked, in the order given.
    func entries() throws -> [FileWalker.Entry] {
        // Not in validate(), which is called before an unknown option is told.
        if paths.isEmpty, filesFrom == nil {
            throw ValidationError("no message given; name a file or a folder, or '-' for standard input")
        }
        let ignoring: FileWalker.Ignoring = noIgnore ? .nothing : forceExclude ? .everything : .found
        if let filesFrom {
            do {
                let bytes = try FileBytes.read(filesFrom)
                return FileWalker.entries(for: paths, ignoring: ignoring)
                    + Self.listed(bytes).flatMap { path in
                        Self.entries(listed: path, ignoring: ignoring)
                    }
            } catch {
                StandardError.write("spamlint: \(PathText.shown(filesFrom)): \(error.reason)")
                throw ExitStatus.trouble
            }
        }
        return FileWalker.entries(for: paths, ignoring: ignoring)
    }

    /// The paths of a list: with a NUL behind each, as `find -print0` writes them, where there is one; else one a line.
    private static func listed(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        if bytes.contains(0) { return bytes.split(separator: 0) }
        return bytes.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
    }

    /// The longest path that a system takes, in bytes.
    private static let longestPath = 4_096

    private static func entries(listed path: ArraySlice<UInt8>, ignoring: FileWalker.Ignoring) -> [FileWalker.Entry] {
        guard path.count < longestPath else {
            return [FileWalker.Entry(path: PathText.text(path.prefix(60)) + "…", error: .pathTooLong(path.count))]
        }
        return FileWalker.entries(for: [PathText.text(path)], ignoring: ignoring)
    }
}

/// How the rules are chosen: on every command that lints.
struct RuleOptions: ParsableArguments {
    @Option(
        name: .customLong("rules"), help: ArgumentHelp("Add the rules of a folder (YAML).", valueName: "folder"), completion: .directory)
    var folders: [String] = []

    @Option(name: .customLong("disable"), help: ArgumentHelp("Leave a rule out; may be repeated.", valueName: "rule"))
    var disabled: [String] = []

    @Option(
        name: .customLong("market"),
        help: ArgumentHelp("Add the rules on the law of a market: us, ca, eu, de, uk, cn, jp, kr, sg or au.", valueName: "markets"),
        completion: .list(Market.allCases.map(\.rawValue)))
    var markets: [String] = []

    @Option(
        name: .customLong("provider"),
        help: ArgumentHelp(
            "Add the rules on what a provider demands: gmail, yahoo, microsoft, apple, qq or netease.", valueName: "providers"),
        completion: .list(Provider.allCases.map(\.rawValue)))
    var providers: [String] = []

    @Option(
        name: .customLong("receiver"),
        help: ArgumentHelp(
            "Ask this version of a receiver's filter: spamassassin-4.0.1, rspamd-3.4 or rspamd-4.1; may be repeated.",
            valueName: "receivers"),
        completion: .list(["spamassassin", "spamassassin-4.0.1", "rspamd", "rspamd-3.4", "rspamd-4.1"]))
    var receivers: [String] = []

    @Option(name: .customLong("class"), help: "What the message is for: marketing, transactional, list, reply or unknown.")
    var messageClass: MessageClass?

    @Option(help: ArgumentHelp("Set the clock, as in 2026-11-23T00:00:00Z.", valueName: "time"))
    var now: String?

    @Option(
        name: .customLong("vars"), help: ArgumentHelp("Fill templates in with example data (YAML or JSON) first.", valueName: "file"),
        completion: .file())
    var data: String?

    @Option(name: .customLong("lang"), help: "Language of the report: en or zh.")
    var languageAsked: ReportLanguage?

    var language: ReportLanguage { languageAsked ?? .english }

    /// What these options say of settings.
    func settings() throws -> Settings {
        var settings = Settings()
        if !folders.isEmpty { settings.set("rule-folders", to: .texts(folders), flag: "--rules") }
        let markets: [Market] = try PackNames.read(markets, option: "--market")
        if !markets.isEmpty { settings.set("markets", to: .texts(markets.map(\.rawValue)), flag: "--market") }
        let providers: [Provider] = try PackNames.read(providers, option: "--provider")
        if !providers.isEmpty { settings.set("providers", to: .texts(providers.map(\.rawValue)), flag: "--provider") }
        settings.set("class", to: messageClass.map { .text($0.rawValue) }, flag: "--class")
        settings.set("language", to: languageAsked.map { .text($0.rawValue) }, flag: "--lang")
        for rule in disabled.flatMap({ $0.split(separator: ",") }) {
            settings.set("rules.\(rule).level", to: .text("off"), flag: "--disable")
        }
        return settings
    }

    /// What these options ask for besides settings: the clock, the versions of receivers, example data.
    func request() throws -> Configuration {
        var request = Configuration()
        request.now = try clock()
        request.receivers = receivers.flatMap { $0.split(separator: ",").map(String.init) }
        if let data { request.templates.data = try Self.templateData(data) }
        return request
    }

    private func clock() throws -> Int64? {
        guard let now else { return nil }
        guard let seconds = Configuration.seconds(rfc3339: now) else {
            throw ValidationError("--now takes a time such as 2026-11-23T00:00:00Z, not '\(now)'")
        }
        return seconds
    }

    private static func templateData(_ path: String) throws -> TemplateValue {
        let bytes: [UInt8]
        do {
            bytes = try FileBytes.read(path)
        } catch {
            StandardError.write("spamlint: \(PathText.shown(path)): \(error.reason)")
            throw ExitStatus.trouble
        }
        do {
            return try TemplateContext.data(bytes, named: PathText.shown(path))
        } catch {
            for line in error.lines { StandardError.write("spamlint: \(line)") }
            throw ExitStatus.trouble
        }
    }
}

extension MessageClass: ExpressibleByArgument {}
extension ReportLanguage: ExpressibleByArgument {}
