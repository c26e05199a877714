import MailBytes
import SpamLintCore

extension Check {
    /// A text that begins with what belongs into the header: lines of at least `at-least` fields, one of them a program's (`MIME-Version`).
    ///
    /// An empty line in the middle of a header, mostly from a line break in a subject, makes the rest of it text. Quoted and forwarded
    /// headers stand further down or are indented, or name no more than sender, recipient, date and subject.
    static let fieldsInText = Check("fields-in-text", needs: .text, parameters: [.init("at-least", standard: .number(2))]) {
        facts, parameters in
        guard let text = facts.segments(.text).first else { return [] }
        let block = text.withUTF8 { FieldBlock(at: $0, text.range) }
        guard let range = block.range, block.hasMachineField, block.count >= parameters.integer("at-least", default: 2) else { return [] }
        return [Evidence(at: text.place(range), values: [("value", String(block.count))])]
    }
}

/// The field lines that a text begins with.
private struct FieldBlock {
    private(set) var count = 0
    private(set) var hasMachineField = false
    /// The first of them.
    private(set) var range: Range<Int>?

    /// A header that was cut off has few lines left; a text that is longer has shown by then what it is.
    private static let lines = 16

    init(at bytes: UnsafeBufferPointer<UInt8>, _ whole: Range<Int>) {
        var start = whole.lowerBound
        for _ in 0..<Self.lines where start < whole.upperBound {
            let end = bytes[start..<whole.upperBound].firstIndex { $0 == ASCII.lf || $0 == ASCII.cr } ?? whole.upperBound
            let first = bytes[start..<end].firstIndex { !$0.isBlank } ?? end
            let line = UnsafeBufferPointer(rebasing: bytes[first..<end])
            if first == start, let name = Self.fieldName(line) {
                count += 1
                if range == nil { range = first..<end }
                if Self.isMachine(name) { hasMachineField = true }
            } else if line.isEmpty ? count > 0 : !(first > start && count > 0) && !Self.isEncodedWord(line) {
                return
            }
            let isPair = end + 1 < whole.upperBound && bytes[end] == ASCII.cr && bytes[end + 1] == ASCII.lf
            start = end + (isPair ? 2 : 1)
        }
    }

    /// The name of the field that a line begins with, if it is one of those below.
    private static func fieldName(_ line: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>? {
        guard let colon = line.prefix(32).firstIndex(of: ASCII.colon) else { return nil }
        let name = line[..<colon]
        return isMachine(name) || isPersonal(name) ? name : nil
    }

    private static func isMachine(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let names: [StaticString] = [
            "content-type", "mime-version", "content-transfer-encoding", "x-mailer", "x-priority", "x-msmail-priority", "x-mimeole",
            "message-id", "return-path", "received", "list-unsubscribe",
        ]
        return names.contains { name.equalsASCIICaseless($0) }
    }

    private static func isPersonal(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let names: [StaticString] = ["from", "to", "cc", "reply-to", "subject", "date", "sender"]
        return names.contains { name.equalsASCIICaseless($0) }
    }

    /// What is left of an encoded word: `=?gb2312?B?…?=`, or its end.
    private static func isEncodedWord(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count >= 2 else { return false }
        let begins = line[0] == ASCII.equals && line[1] == ASCII.question
        let ends = line[line.count - 2] == ASCII.question && line[line.count - 1] == ASCII.equals
        return begins || ends
    }
}
