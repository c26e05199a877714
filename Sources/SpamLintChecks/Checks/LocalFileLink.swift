import MailBytes
import MailDomain
import SpamLintCore

extension Check {
    /// Links to a file on a disk: `file:`, a drive letter, or a path with backslashes.
    static let localFileLink = Check("local-file-link", needs: [.html, .links]) { facts, _ in
        facts.links.compactMap { fact in
            guard fact.link != nil, fact.url.kind == .file || LocalFile.isPath(fact.target) else { return nil }
            return Evidence(at: fact.place)
        }
    }
}

/// Paths as Windows writes them.
enum LocalFile {
    static func isPath(_ target: [UInt8]) -> Bool {
        guard target.count > 2 else { return false }
        let isDrive = target[0].isASCIILetter && target[1] == ASCII.colon && (target[2] == ASCII.backslash || target[2] == 0x2F)
        return isDrive || (target[0] == ASCII.backslash && target[1] == ASCII.backslash)
    }
}
