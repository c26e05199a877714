import SpamLint

/// One run of mending: how it reads, writes and tells.
struct FixRun {
    /// Whether a patch is printed instead of files being written.
    var isDiff = false
    var language = ReportLanguage.english
    var jobs = 1
    var stdinFilename: String?
    /// Whether the run says what it did; a run that comes before a report does not.
    var isQuiet = false

    /// What came of one file.
    private struct Outcome: Sendable {
        let name: String
        var file: MendedFile?
        /// What is printed for it: a patch, or the message from standard input.
        var output: [UInt8] = []
        var error: FileError?
        /// What the user should know of how it was written, or why it was not.
        var remarks: [FixRemark] = []
    }

    /// Mends every entry; tells how the program ends, nil for clean.
    ///
    /// - Parameter requests: How far mending goes, for each of those who judge.
    func mend(_ setup: LintSetup, _ requests: [MendingRequest]) -> ExitStatus? {
        var failures = 0
        var changes = 0
        let run = self
        OrderedWork.run(count: setup.entries.count, jobs: jobs) { index in
            run.mend(setup.entries[index], requests[setup.judgeOf[index]], with: setup.judge(of: index).linter)
        } handle: { _, outcome in
            if !outcome.output.isEmpty {
                let isSeen = isDiff && StandardOutput.isTerminal
                StandardOutput.shared.write(isSeen ? TerminalText.escapedLines(outcome.output) : outcome.output)
            }
            if let error = outcome.error {
                failures += 1
                let hint = error.isAbsence ? Arguments.hint(for: outcome.name, in: language) : ""
                StandardError.write("spamlint: \(outcome.name): \(error.reason(in: language))\(hint)")
            }
            for remark in outcome.remarks { StandardError.write("\(outcome.name): \(remark.text(in: language))") }
            guard let file = outcome.file else { return }
            if file.isChanged { changes += 1 }
            guard !isQuiet else { return }
            for line in FixWords.lines(file, isDiff: isDiff, in: language) { StandardError.write("\(outcome.name): \(line)") }
        }
        return failures > 0 ? .trouble : isDiff && changes > 0 ? .found : nil
    }

    private func mend(_ entry: FileWalker.Entry, _ request: MendingRequest, with linter: Linter) -> Outcome {
        let isInput = entry.path == "-"
        let name = isInput ? stdinFilename ?? "-" : entry.name
        var outcome = Outcome(name: name)
        do throws(FileError) {
            if let error = entry.error { throw error }
            let (bytes, stamp) = try Self.read(entry.path)
            var file = try linter.mend(bytes, named: name, request)
            if file.isMailObject { outcome.remarks.append(.mailObject) }
            if file.isChanged, entry.leadsOutside {
                outcome.remarks.append(.leadsOutside)
                file = MendedFile(untouched: bytes)
            }
            if isDiff {
                outcome.output = UnifiedDiff.text(bytes, file.bytes, path: isInput ? Array(name.utf8) : PathText.bytes(entry.path))
            } else if isInput {
                outcome.output = file.bytes
            } else if file.isChanged {
                if try FileWriter.replace(entry.path, with: file.bytes, expecting: stamp) > 0 { outcome.remarks.append(.otherNames) }
            }
            outcome.file = file
        } catch {
            outcome.error = error
        }
        return outcome
    }

    private static func read(_ path: String) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp?) {
        if path == "-" { return (try FileBytes.read(path), nil) }
        let (bytes, stamp) = try FileBytes.stamped(path)
        return (bytes, stamp)
    }
}

/// What is said of a file besides what was mended.
enum FixRemark: Sendable {
    case mailObject, leadsOutside, otherNames

    func text(in language: ReportLanguage) -> String {
        switch (self, language) {
        case (.mailObject, .english): "left alone: mail objects are not mended"
        case (.mailObject, .chinese): "未改动：不修复 JSON 邮件对象"
        case (.leadsOutside, .english): "left alone: a link leads out of the folder; name the file itself to mend it"
        case (.leadsOutside, .chinese): "未改动：链接指向文件夹之外；要修复请直接指定该文件"
        case (.otherNames, .english): "the file had other names (hard links), which keep the old text"
        case (.otherNames, .chinese): "该文件还有其他名称（硬链接），那些名称下仍是旧内容"
        }
    }
}

/// What mending says, in the language of the report.
enum FixWords {
    static func lines(_ file: MendedFile, isDiff: Bool, in language: ReportLanguage) -> [String] {
        var lines: [String] = []
        if file.isChanged {
            let rules = file.rules.map(\.name).joined(separator: ", ")
            switch language {
            case .english: lines.append("\(isDiff ? "would mend" : "mended") \(rules)")
            case .chinese: lines.append("\(isDiff ? "可修复" : "已修复") \(rules)")
            }
        }
        if !file.removedFields.isEmpty {
            let fields = file.removedFields.joined(separator: ", ")
            switch language {
            case .english: lines.append("the signature no longer held; taken off: \(fields). Sign the message again")
            case .chinese: lines.append("签名已失效，已删除：\(fields)。请重新签名")
            }
        }
        return lines
            + file.obstacles.map { obstacle in
                switch (obstacle, language) {
                case (.signedByServer, .english):
                    "left alone: it is signed (DKIM), and a change would break that; --signed mends it and takes the signature off"
                case (.signedByServer, .chinese): "未改动：邮件带有 DKIM 签名，改动会使签名失效；加 --signed 则修复并删除签名"
                case (.signedByPerson, .english): "left alone: it is signed or encrypted (S/MIME or OpenPGP); mend it before it is signed"
                case (.signedByPerson, .chinese): "未改动：邮件经 S/MIME 或 OpenPGP 签名或加密；请在签名之前修复"
                }
            }
    }
}
