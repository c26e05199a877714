import SpamLint

/// What `--print-config` prints.
enum PrintedConfiguration {
    /// - Throws: `ExitStatus.trouble`, when every mistake in the configuration has been told.
    static func write(of path: String, from pool: LinterPool) throws {
        var pool = pool
        do throws(ConfigurationError) {
            // Made whole, so that mistakes in rules are told, too.
            let judge = try pool.judge(for: path)
            let settings = pool.judges[judge].settings
            StandardOutput.shared.write(settings.listing(in: settings.language ?? .english))
        } catch {
            throw LintSetup.trouble(error.lines(in: pool.language(for: path)))
        }
    }
}
