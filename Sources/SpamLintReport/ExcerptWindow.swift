import MailText
import SpamLintCore

/// The part of a long line that shows the place, made harmless, with what lies before and in it measured in cells.
struct ExcerptWindow {
    let text: String
    let cellsBefore: Int
    let cellsMarked: Int

    private static let cellsOfContext = 40
    private static let cellsOfMark = 80

    init(_ excerpt: Excerpt) {
        let line = excerpt.line
        let lower = min(max(0, excerpt.mark.lowerBound), line.count)
        let upper = min(max(lower, excerpt.mark.upperBound), line.count)
        let before = TerminalText.escaped(String(decoding: line[..<lower], as: UTF8.self))
        let marked = TerminalText.escaped(String(decoding: line[lower..<upper], as: UTF8.self))
        let after = TerminalText.escaped(String(decoding: line[upper...], as: UTF8.self))
        let head = Self.suffix(of: before, cells: Self.cellsOfContext)
        let middle = Self.prefix(of: marked, cells: Self.cellsOfMark)
        let tail = middle.count < marked.count ? "…" : Self.prefix(of: after, cells: Self.cellsOfContext)
        let ended = middle.count == marked.count && tail.count < after.count ? "…" : ""
        let start = head.count < before.count ? "…" + head : head
        text = start + middle + tail + ended
        cellsBefore = DisplayWidth.cells(of: Array(start.utf8))
        cellsMarked = DisplayWidth.cells(of: Array(middle.utf8))
    }

    private static func prefix(of text: String, cells: Int) -> String {
        var used = 0
        return String(
            text.prefix { character in
                used += DisplayWidth.cells(of: Array(String(character).utf8))
                return used <= cells
            })
    }

    private static func suffix(of text: String, cells: Int) -> String {
        var used = 0
        var kept: [Character] = []
        for character in text.reversed() {
            used += DisplayWidth.cells(of: Array(String(character).utf8))
            if used > cells { break }
            kept.append(character)
        }
        return String(kept.reversed())
    }
}
