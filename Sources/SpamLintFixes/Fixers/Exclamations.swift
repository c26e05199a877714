import MailHTML
import MailMessage
import SpamLintCore

/// Exclamation marks, one for many.
enum Exclamations {
    /// At most one mark in a row, none with a question mark, and at most two in all: those before the last become full stops.
    static func calmed(_ text: String) -> String {
        var output: [Character] = []
        // The last that is no blank.
        var last: Character?
        for character in text {
            if isExclamation(character), let last, isExclamation(last) || isQuestion(last) {
                while output.last == " " { output.removeLast() }
                continue
            }
            if isQuestion(character), let last, isExclamation(last) {
                while let end = output.last, end == " " || isExclamation(end) { output.removeLast() }
            }
            output.append(character)
            if character != " " { last = character }
        }
        let marks = output.indices.filter { isExclamation(output[$0]) }
        if marks.count > 2 { for index in marks.dropLast() { output[index] = output[index] == "！" ? "。" : "." } }
        return String(output)
    }

    private static func isExclamation(_ character: Character) -> Bool { character == "!" || character == "！" }
    private static func isQuestion(_ character: Character) -> Bool { character == "?" || character == "？" }

    /// Runs of two marks or more in a text, each to lose all but its first.
    static func runs(in body: Body) -> [Change] {
        let text = body.document.map { $0.visible.utf8[...] } ?? body.text.utf8
        var changes: [Change] = []
        var i = text.startIndex
        while i < text.endIndex {
            guard text[i] == 0x21 else {
                i += 1
                continue
            }
            let start = i
            while i < text.endIndex, text[i] == 0x21 { i += 1 }
            guard i - start > 1 else { continue }
            for mark in start + 1..<i {
                let range = mark - text.startIndex..<mark - text.startIndex + 1
                let place = body.document?.visible.source(of: range) ?? range
                // A mark is one byte or a reference; what is more holds tags as well.
                if place.count <= 8 { changes.append(.text(part: body.part, place, [])) }
            }
        }
        return changes
    }
}
