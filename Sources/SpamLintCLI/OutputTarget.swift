import ArgumentParser
import SpamLint

/// A format, and where it goes.
struct OutputTarget: Equatable {
    let format: ReportFormat
    /// nil is standard output.
    let path: String?

    init(_ format: ReportFormat, path: String? = nil) {
        self.format = format
        self.path = path
    }

    /// What `--format` and `--output` ask for. Without `--format` standard output has text, unless an `--output` goes there.
    ///
    /// - Throws: What is wrong with them, in one line.
    static func read(format: String?, outputs: [String]) throws -> [OutputTarget] {
        var targets = try outputs.map(Self.read)
        let standard = targets.filter { $0.path == nil }
        if let format { targets.insert(OutputTarget(try Self.format(format, option: "--format")), at: 0) }
        if format == nil, standard.isEmpty { targets.insert(OutputTarget(.text), at: 0) }
        guard standard.count + (format == nil ? 0 : 1) < 2 else {
            throw ValidationError("standard output takes one format; send the others to files, as in --output sarif:report.sarif")
        }
        let paths = targets.compactMap(\.path)
        if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
            throw ValidationError("--output names '\(twice)' twice; give each format a file of its own")
        }
        return targets
    }

    /// `sarif:report.sarif`.
    private static func read(_ value: String) throws -> OutputTarget {
        guard let colon = value.firstIndex(of: ":"), value.index(after: colon) < value.endIndex else {
            throw ValidationError("--output takes FORMAT:FILE, as in sarif:report.sarif, not '\(value)'")
        }
        let path = String(value[value.index(after: colon)...])
        return OutputTarget(try format(String(value[..<colon]), option: "--output"), path: path == "-" ? nil : path)
    }

    private static func format(_ name: String, option: String) throws -> ReportFormat {
        if let format = ReportFormat(rawValue: name.lowercased()) { return format }
        let names = ReportFormat.allCases.map(\.rawValue)
        let hint = Linter.nearest(to: name.lowercased(), among: names).map { "did you mean '\($0)'?" }
        throw ValidationError("\(option) does not know '\(name)'; \(hint ?? "there are " + names.joined(separator: ", "))")
    }
}
