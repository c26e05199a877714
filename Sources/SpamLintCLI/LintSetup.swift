import SpamLint

/// The files of a run, each with the one who judges it.
struct LintSetup {
    let entries: [FileWalker.Entry]
    let judges: [LinterPool.Judge]
    /// For each entry an index into `judges`.
    let judgeOf: [Int]

    /// - Throws: `ExitStatus.trouble`, when every mistake in configurations has been told.
    init(_ entries: [FileWalker.Entry], pool: LinterPool, stdinFilename: String? = nil) throws {
        var pool = pool
        var judgeOf: [Int] = []
        var lines: [String] = []
        for entry in entries {
            do throws(ConfigurationError) {
                judgeOf.append(try pool.judge(for: entry.path == "-" ? stdinFilename ?? "-" : entry.path))
            } catch {
                let path = entry.path == "-" ? stdinFilename ?? "-" : entry.path
                for line in error.lines(in: pool.language(for: path)) where !lines.contains(line) { lines.append(line) }
            }
        }
        guard lines.isEmpty else { throw Self.trouble(lines) }
        self.entries = entries
        self.judgeOf = judgeOf
        judges = pool.judges
    }

    /// The same without standard input.
    var besidesInput: LintSetup {
        let kept = entries.indices.filter { entries[$0].path != "-" }
        return LintSetup(entries: kept.map { entries[$0] }, judges: judges, judgeOf: kept.map { judgeOf[$0] })
    }

    private init(entries: [FileWalker.Entry], judges: [LinterPool.Judge], judgeOf: [Int]) {
        self.entries = entries
        self.judges = judges
        self.judgeOf = judgeOf
    }

    func judge(of index: Int) -> LinterPool.Judge { judges[judgeOf[index]] }

    /// The settings that hold for the run as a whole: those of its first file.
    var settings: Settings? { judgeOf.first.map { judges[$0].settings } }

    /// Tells mistakes, and how the program ends with them.
    static func trouble(_ lines: [String]) -> ExitStatus {
        for line in lines { StandardError.write("spamlint: \(line)") }
        return .trouble
    }

    /// The language in which mistakes are told before there are settings.
    private static func language(flags: Settings) -> ReportLanguage {
        flags.language ?? Environment.variable("SPAMLINT_LANGUAGE").flatMap { ReportLanguage(rawValue: $0) } ?? .english
    }

    static func pool(
        _ source: LinterPool.Source, flags: Settings = Settings(), besides request: Configuration = Configuration(), usesCache: Bool = true
    ) throws -> LinterPool {
        do throws(ConfigurationError) {
            return try LinterPool(source, variable: Environment.variable, flags: flags, besides: request, usesCache: usesCache)
        } catch {
            throw trouble(error.lines(in: language(flags: flags)))
        }
    }
}
