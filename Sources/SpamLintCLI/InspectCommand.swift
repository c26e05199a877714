import ArgumentParser
import SpamLint

/// `spamlint inspect`: what is read in messages, without a judgement.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inspect", abstract: "Show what is read in messages.")

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, ndjson
    }

    @OptionGroup var input: PathOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "text or ndjson.")
    var format: Format = .text

    func run() throws {
        let entries = try input.entries()
        let pool = try LintSetup.pool(configuration.source, flags: try rules.settings(), besides: try rules.request())
        let setup = try LintSetup(entries, pool: pool, stdinFilename: input.stdinFilename)
        let language = setup.settings?.language ?? rules.language
        let names = input.stdinFilename
        let format = format
        var failed = false
        OrderedWork.run(count: entries.count, jobs: input.jobs) { index in
            InspectJob.run(entries[index], linter: setup.judge(of: index).linter, stdinFilename: names, format: format)
        } handle: { _, result in
            StandardOutput.shared.write(result.output)
            if let error = result.error {
                failed = true
                if format == .text { StandardError.write("spamlint: \(result.path): \(error.reason(in: language))") }
            }
        }
        if failed { throw ExitStatus.trouble }
    }
}

/// Reads one file and renders what it holds.
enum InspectJob {
    struct Outcome: Sendable {
        let path: String
        var output: [UInt8] = []
        var error: FileError?
    }

    static func run(_ entry: FileWalker.Entry, linter: Linter, stdinFilename: String?, format: InspectCommand.Format) -> Outcome {
        let name = entry.path == "-" ? stdinFilename ?? "-" : entry.name
        var outcome = Outcome(path: name)
        do throws(FileError) {
            if let error = entry.error { throw error }
            let bytes = try FileBytes.read(entry.path)
            let sidecars = entry.path == "-" ? Sidecars() : Sidecars.beside(entry.path)
            for inspection in try linter.inspections(of: bytes, named: name, beside: sidecars) {
                switch format {
                case .text: outcome.output += Array(InspectText.render(inspection).utf8)
                case .ndjson:
                    var json = JSONWriter()
                    InspectJSONv1.write(inspection, to: &json)
                    json.endLine()
                    outcome.output += json.bytes
                }
            }
        } catch {
            outcome.error = error
            if format == .ndjson {
                var json = JSONWriter()
                JSONv1.write(error: error.reason, path: name, to: &json)
                json.endLine()
                outcome.output = json.bytes
            }
        }
        return outcome
    }
}
