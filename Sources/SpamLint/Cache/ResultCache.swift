import MailBytes
import SpamLintCore
import SpamLintReport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reports of earlier runs, kept in a folder: by what the file holds, how it is judged, and by which program. What cannot be read or
/// written is as if it were not there. Several runs may share a folder.
struct ResultCache: Sendable {
    private let folder: String
    private let linter: Linter
    private let rules: [String: Rule]
    /// Of the program and of how it judges.
    private let mark: String

    private static let magic: [UInt8] = Array("SPAMLINT1\n".utf8)
    /// Bytes that one entry may take, and that one of the 256 folders may.
    private static let entryLimit = 256 << 10
    private static let folderLimit = 1 << 20

    init(_ folder: String, linter: Linter) {
        self.folder = folder
        self.linter = linter
        rules = Dictionary(linter.plan.rules.map { ($0.id.name, $0) }, uniquingKeysWith: { first, _ in first })
        // A program built anew may judge otherwise under the same version.
        var status = stat()
        let isKnown = stat("/proc/self/exe", &status) == 0
        let build = isKnown ? "\(status.st_size) \(Self.changed(status))" : ""
        mark = "\(SpamLintVersion.current) \(build) \(Linter.fingerprint(of: linter.configuration))"
    }

    /// The reports on a file, from the cache or by linting.
    func reports(on bytes: [UInt8], named name: String, details: ReportDetails) throws(FileError) -> [Report] {
        let asksForMore = details.asksForProspect || details.edits || details.view
        let isPlain = linter.configuration.templates.data == nil && linter.configuration.receivers.isEmpty
        guard !asksForMore, isPlain else { return try linter.reports(on: bytes, named: name, details: details) }
        let path = path(for: key(bytes, name, details))
        if let known = read(path, name) { return known }
        let reports = try linter.reports(on: bytes, named: name, details: details)
        write(reports, to: path)
        return reports
    }

    private func key(_ bytes: [UInt8], _ name: String, _ details: ReportDetails) -> String {
        var hash = SHA256()
        // Every piece says how long it is, so that no two lists of pieces are one.
        func add(_ text: String) {
            hash.update("\(text.utf8.count):\(text)".utf8)
        }
        add(mark)
        add(details.excerpts ? "excerpts" : "")
        add(name)
        if let now = linter.configuration.now {
            add("now \(now)")
        } else if Self.mayAskForTheClock(bytes) {
            // Rules on dates see hours and days; what was told an hour ago is told anew.
            add("hour \(linter.configuration.clock / 3_600)")
        }
        hash.update(bytes)
        return hash.finalize()
    }

    /// Whether there may be a `Date` field in it.
    private static func mayAskForTheClock(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { text in
            var i = 0
            while i < text.count {
                i = text.find(0x3A, from: i, to: text.count)
                if i >= 4, i < text.count, text[i - 4] | 0x20 == 0x64, text[i - 3] | 0x20 == 0x61, text[i - 2] | 0x20 == 0x74,
                    text[i - 1] | 0x20 == 0x65
                {
                    return true
                }
                i += 1
            }
            return false
        }
    }

    private func path(for key: String) -> String { "\(folder)/\(key.prefix(2))/\(key.dropFirst(2))" }

    // MARK: Files

    private func read(_ path: String, _ name: String) -> [Report]? {
        guard let bytes = try? FileBytes.read(path), bytes.count <= Self.entryLimit, bytes.starts(with: Self.magic) else { return nil }
        let sum = bytes.suffix(8)
        let content = bytes.dropFirst(Self.magic.count).dropLast(8)
        guard content.startIndex <= content.endIndex, Array(sum) == Self.sum(of: content) else { return nil }
        var reader = CachedReportReader(content, linter: linter, rules: rules)
        return reader.reports(path: name)
    }

    private func write(_ reports: [Report], to path: String) {
        var writer = CachedReportWriter()
        writer.write(reports)
        let bytes = Self.magic + writer.bytes + Self.sum(of: writer.bytes[...])
        guard bytes.count <= Self.entryLimit else { return }
        let shelf = PathSyntax.folder(of: path)
        if !FolderLookup.exists(shelf) {
            for folder in [folder, shelf] { _ = PathText.withSystemPath(folder) { mkdir($0, 0o700) } }
        }
        Self.makeRoom(for: bytes.count, in: shelf)
        do throws(FileError) {
            try WholeFile.write(bytes, to: path)
        } catch {
            UnwritableCache.note(folder, error)
        }
    }

    /// When a file was last written, in seconds.
    private static func changed(_ status: stat) -> Int {
        #if canImport(Darwin)
            Int(status.st_mtimespec.tv_sec)
        #else
            Int(status.st_mtim.tv_sec)
        #endif
    }

    /// FNV-1a, which tells an entry that a full disk cut off from a whole one.
    private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt64($0))) }
    }

    /// Removes the oldest entries of a folder when it would hold too much, half of them at once so that it is done seldom.
    private static func makeRoom(for size: Int, in folder: String) {
        guard let stream = PathText.withSystemPath(folder, { opendir($0) }) else { return }
        defer { closedir(stream) }
        var entries: [(path: String, size: Int, time: Int)] = []
        var total = size
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let path = folder + "/" + name
            var status = stat()
            guard PathText.withSystemPath(path, { stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            entries.append((path, Int(status.st_size), changed(status)))
            total += Int(status.st_size)
        }
        guard total > folderLimit else { return }
        for entry in entries.sorted(by: { $0.time < $1.time }) where total > folderLimit / 2 {
            _ = PathText.withSystemPath(entry.path) { unlink($0) }
            total -= entry.size
        }
    }
}
