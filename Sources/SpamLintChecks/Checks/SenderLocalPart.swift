import MailBytes
import SpamLintCore

extension Check {
    /// A sender whose local part holds one of `words`, with no letter before or behind it.
    static let senderLocalPart = Check("sender-local-part", needs: .originator, parameters: [.init("words", standard: .texts([]))]) {
        facts, parameters in
        guard let sender = facts.originator else { return [] }
        let local = Array(sender.local.utf8)
        let isFound = parameters.texts("words").contains { holds(local, Array($0.utf8)) }
        return isFound ? [Evidence(at: sender.place, values: [("value", sender.text)])] : []
    }

    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard !word.isEmpty, text.count >= word.count else { return false }
        return (0...text.count - word.count).contains { start in
            let end = start + word.count
            guard text[start] == word[0], text[start..<end].elementsEqual(word) else { return false }
            return (start == 0 || !isLetter(text[start - 1])) && (end == text.count || !isLetter(text[end]))
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }
}
