import MailBytes
import SpamLintCore

extension Check {
    /// A sender whose local part holds one of `words`, with no letter before or behind it.
    static let senderLocalPart = Check("sender-local-part", needs: .originator, parameters: [.init("words", standard: .texts([]))]) {
        facts, parameters in
        guard let sender = facts.originator else { return [] }
        let isFound = Array(sender.local.utf8).withUnsafeBufferPointer { local in
            parameters.texts("words").contains { WholeWord.find(Array($0.utf8), in: local, 0..<local.count, besides: isLetter) != nil }
        }
        return isFound ? [Evidence(at: sender.place, values: [("value", sender.text)])] : []
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }
}
