import MailBytes
import MailDomain
import SpamLintCore

extension Check {
    /// A sender whose local part looks like the work of a generator: twelve letters or more without a vowel,
    /// or ten letters and digits or more that change places five times.
    ///
    /// Offices in China go by initials (`szgjjglzx`), seldom by so many. Only the first word counts, for a tag may follow it (`news-f485fcce40b7@`). Bounce addresses are left alone, and so are those at
    /// freemail providers, where numbers are usual.
    static let senderRandom = Check("sender-random", needs: .originator) { facts, _ in
        guard let sender = facts.originator, let host = sender.host, !KnownHosts.isFreemail(host) else { return [] }
        let local = sender.local.utf8
        if ["bounce", "return", "prvs", "msprvs", "srs", "btv"].contains(where: { sender.local.hasPrefix($0) }) { return [] }
        guard let word = local.split(whereSeparator: { !$0.isASCIILetter && !$0.isASCIIDigit }).first else { return [] }
        let isPlain = word.allSatisfy(\.isASCIILetter)
        let isRandom = isPlain ? word.count >= 12 && !word.contains(where: isVowel) : word.count >= 10 && changes(in: Array(word)) >= 5
        return isRandom ? [Evidence(at: sender.place, values: [("value", sender.text)])] : []
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
        default: false
        }
    }

    /// How often a digit follows a letter or a letter a digit.
    private static func changes(in word: [UInt8]) -> Int {
        zip(word, word.dropFirst()).count { $0.isASCIIDigit != $1.isASCIIDigit }
    }
}
