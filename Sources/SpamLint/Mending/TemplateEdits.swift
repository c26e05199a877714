import MailBytes
import MailMessage
import SpamLintCore
import SpamLintFixes

/// Leads edits of the mail that a template becomes back to the template.
///
/// An edit is made only where the template's bytes are those of the mail: nothing is written over a placeholder, beside the attributes that
/// one brings, in an arm that is not taken, or in what was put together from elsewhere. Where other arms than the first are mended, nothing
/// is written outside them. Everything else stays byte for byte.
struct TemplateEdits {
    private let file: [UInt8]
    private let template: TemplateSource
    private let rendition: TemplateSource.Rendition
    private let isUTF8: Bool
    private let isCRLF: Bool
    /// Where edits may be made; nil for everywhere.
    private let bounds: [Range<Int>]?

    /// - Parameter bounds: What edits may touch, in bytes of the file; nil for all of it.
    init(_ file: [UInt8], _ template: TemplateSource, _ rendition: TemplateSource.Rendition, within bounds: [Range<Int>]? = nil) {
        self.bounds = bounds
        self.file = file
        self.template = template
        self.rendition = rendition
        isUTF8 = String(validating: file, as: UTF8.self) != nil
        isCRLF = file.firstIndex(of: ASCII.lf).map { $0 > 0 && file[$0 - 1] == ASCII.cr } ?? false
    }

    /// The edits of the file; nil where one of them cannot be made.
    func edits(_ edits: [Edit]) -> [Edit]? {
        var led: [Edit] = []
        for edit in edits {
            guard let edit = lead(edit) else { return nil }
            led.append(edit)
        }
        return EditList.ordered(led)
    }

    private func lead(_ edit: Edit) -> Edit? {
        let source = rendition.message.source
        var range = edit.range
        var new = edit.replacement[...]
        // What stays as it is at both ends is no part of the edit: a subject is written anew for one of its words.
        while let first = new.first, !range.isEmpty, source[range.lowerBound] == first {
            new = new.dropFirst()
            range = range.lowerBound + 1..<range.upperBound
        }
        while let last = new.last, !range.isEmpty, source[range.upperBound - 1] == last {
            new = new.dropLast()
            range = range.lowerBound..<range.upperBound - 1
        }
        guard let place = range.isEmpty ? insertion(at: range.lowerBound) : copied(range), !template.touchesToken(place),
            !isGoverned(place),
            isUTF8 || new.allSatisfy({ $0 < 0x80 }), !Self.holdsEncodedWord(new), isWithinBounds(place)
        else { return nil }
        return Edit(place, isCRLF ? Self.lines(new) : Array(new))
    }

    /// What is inserted must lie between two bytes of an arm: at an edge it may stand outside the element that is the arm.
    private func isWithinBounds(_ place: Range<Int>) -> Bool {
        guard let bounds else { return true }
        return bounds.contains { arm in
            place.isEmpty
                ? arm.lowerBound < place.lowerBound && place.upperBound < arm.upperBound
                : arm.lowerBound <= place.lowerBound && place.upperBound <= arm.upperBound
        }
    }

    /// Where a range stands in the file, if it stands there as it is.
    private func copied(_ range: Range<Int>) -> Range<Int>? {
        let place = rendition.way(range)
        guard place.count == range.count, place.upperBound <= file.count, place.lowerBound >= 0 else { return nil }
        return rendition.message.source[range].elementsEqual(file[place]) ? place : nil
    }

    /// A place between two bytes that stand beside each other in the file, or at an end of what was taken from it.
    private func insertion(at offset: Int) -> Range<Int>? {
        let source = rendition.message.source
        let before = offset > 0 ? copied(offset - 1..<offset) : nil
        let after = offset < source.count ? copied(offset..<offset + 1) : nil
        // Beside a placeholder one of the two is no copy.
        if let before, let after { return before.upperBound == after.lowerBound ? after.lowerBound..<after.lowerBound : nil }
        if template.isVerbatim, let place = after?.lowerBound ?? before?.upperBound { return place..<place }
        return nil
    }

    /// Whether a place lies in a tag whose attributes a placeholder or Thymeleaf brings.
    private func isGoverned(_ place: Range<Int>) -> Bool {
        var start = place.lowerBound
        let floor = max(0, start - 4_000)
        while start > floor, file[start - 1] != ASCII.less, file[start - 1] != ASCII.greater { start -= 1 }
        guard start > floor, file[start - 1] == ASCII.less else { return false }
        var quote: UInt8?
        var i = start
        while i < min(file.count, start + 8_000) {
            let byte = file[i]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == ASCII.quote || byte == 0x27 {
                quote = byte
            } else if byte == ASCII.greater {
                return false
            } else if byte == 0x7B || byte == 0x25 || byte == ASCII.less || byte == 0x2A {
                return true
            } else if byte == 0x74, file[i...].starts(with: Array("th:attr".utf8)) {
                return true
            }
            i += 1
        }
        return true
    }

    /// Fields of a template are written in letters; whoever sends it encodes them.
    private static func holdsEncodedWord(_ text: ArraySlice<UInt8>) -> Bool {
        text.indices.dropLast().contains { text[$0] == ASCII.equals && text[$0 + 1] == ASCII.question }
    }

    private static func lines(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var lines: [UInt8] = []
        for byte in text {
            if byte == ASCII.lf, lines.last != ASCII.cr { lines.append(ASCII.cr) }
            lines.append(byte)
        }
        return lines
    }
}
