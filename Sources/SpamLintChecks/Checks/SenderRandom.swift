import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// A sender whose local part looks like the work of a generator: twelve letters or more without a vowel, ten letters and digits or more
    /// that change places five times, six letters or more that change to capitals inside and have next to no vowels (`XkRwfdsP`), or a
    /// made name, three words with underscores of which the last is a number (`mia_tolber_20417`).
    ///
    /// Offices in China go by initials (`szgjjglzx`), seldom by so many. Only the first word counts, for a tag may follow it
    /// (`news-f485fcce40b7@`). Bounce addresses are left alone, and so are those at freemail providers, where numbers are usual.
    static let senderRandom = Check("sender-random", needs: .originator) { facts, _ in
        guard let sender = facts.originator, let host = sender.host, !KnownHosts.isFreemail(host) else { return [] }
        let local = sender.local.utf8
        if ["bounce", "return", "prvs", "msprvs", "srs", "btv"].contains(where: { sender.local.hasPrefix($0) }) { return [] }
        guard let word = local.split(whereSeparator: { !$0.isASCIILetter && !$0.isASCIIDigit }).first else { return [] }
        let isPlain = word.allSatisfy(\.isASCIILetter)
        let isMade = isMixed(facts.message.localPart(sender.mailbox)) || isNumbered(sender.local)
        let isRandom =
            isMade || (isPlain ? word.count >= 12 && !word.contains(where: isVowel) : word.count >= 10 && changes(in: Array(word)) >= 5)
        return isRandom ? [Evidence(at: sender.place, values: [("value", sender.text)])] : []
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
        default: false
        }
    }

    private static func isMixed(_ local: some Collection<UInt8>) -> Bool {
        guard local.count >= 6, local.count <= 16, local.allSatisfy(\.isASCIILetter) else { return false }
        let rises = zip(local, local.dropFirst()).count { $0 & 0x20 != 0 && $1 & 0x20 == 0 }
        return rises > 0 && local.count { isVowel($0.asciiLowercased) } * 6 <= local.count
    }

    private static func isNumbered(_ local: String) -> Bool {
        let words = local.utf8.split(separator: 0x5F, omittingEmptySubsequences: false)
        guard words.count == 3, let number = words.last, number.count >= 4, number.allSatisfy(\.isASCIIDigit) else { return false }
        return words.dropLast().allSatisfy { $0.count >= 2 && $0.allSatisfy(\.isASCIILetter) }
    }

    /// How often a digit follows a letter or a letter a digit.
    private static func changes(in word: [UInt8]) -> Int {
        zip(word, word.dropFirst()).count { $0.isASCIIDigit != $1.isASCIIDigit }
    }
}
