import MailMessage
import MailText
import SpamLintCore

extension Check {
    /// File names with characters that reverse the reading direction, take no room, or control the terminal.
    ///
    /// Marks of direction and joiners (U+200C to U+200F) are left alone: Persian, Hebrew and Arabic names need them.
    static let attachmentNameCharacters = Check("attachment-name-characters") { facts, _ in
        facts.namedFiles.compactMap { file in
            var scalars = UTF8Scalars(file.name.utf8)
            while let (scalar, _) = scalars.next() {
                switch scalar.value {
                case 0..<0x20, 0x7F, 0x200B, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
                    var evidence = file.evidence()
                    evidence.values = [("value", scalar.codePoint)]
                    return evidence
                default: continue
                }
            }
            return nil
        }
    }
}
