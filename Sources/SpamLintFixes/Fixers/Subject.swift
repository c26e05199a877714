import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// A subject in the letters of speech instead of capitals; acronyms, words with digits and placeholders stay.
    static let spokenSubject = Fixer("spoken-subject", .unsafe) { work, _ in
        SubjectWriter(work)?.change(SpokenText.lowered)
    }

    /// A subject without the blanks at its end and the gaps within.
    static let subjectSpaces = Fixer("subject-spaces", .safe) { work, _ in
        guard let field = work.facts.subjectField, let text = work.facts.subject, !text.isEmpty, !text.isDoubtful else {
            return nil
        }
        let words = text.utf8.split { $0.isBlank }
        guard !words.isEmpty else { return nil }
        var end = field.bodyRange.upperBound
        let source = work.message.source
        while end < source.count, source[end].isBlank { end += 1 }
        let writer = HeaderWriter(lineEnd: work.lineEnd)
        let body = writer.unstructured(Array(words.joined(separator: [ASCII.space])), column: field.nameRange.count + 2)
        return [.source(Edit(field.bodyRange.lowerBound..<end, body))]
    }

    /// One exclamation mark where several stand, none beside a question mark; in the subject, and in the text where it is full of them.
    static let exclamations = Fixer("exclamations", .unsafe) { work, evidence in
        let isSubject = evidence.contains { one in
            guard case .segment(let index, _) = one.place else { return false }
            return work.facts.transcript[index].scope == .subject
        }
        if isSubject { return SubjectWriter(work)?.change(Exclamations.calmed) }
        return work.bodies.flatMap { Exclamations.runs(in: $0) }
    }
}

/// Writes a subject anew.
struct SubjectWriter {
    private let work: Workpiece
    private let field: Field
    private let text: [UInt8]

    init?(_ work: Workpiece) {
        guard let field = work.facts.subjectField, let subject = work.facts.subject, !subject.isEmpty else { return nil }
        self.work = work
        self.field = field
        text = subject.utf8
    }

    /// What stands outside placeholders as `change` makes it.
    func change(_ change: (String) -> String) -> [Change]? {
        var new: [UInt8] = []
        var position = 0
        for placeholder in Placeholders.find(in: text[...]) {
            new += Array(change(String(decoding: text[position..<placeholder.lowerBound], as: UTF8.self)).utf8)
            new += text[placeholder]
            position = placeholder.upperBound
        }
        new += Array(change(String(decoding: text[position...], as: UTF8.self)).utf8)
        guard new != text, !new.isEmpty else { return nil }
        // Front matter knows no encoded words, and its lines are not folded.
        guard work.hasHeader else { return [.source(Edit(field.bodyRange, new))] }
        return [work.replacing(field, with: HeaderWriter(lineEnd: work.lineEnd).unstructured(new, column: field.nameRange.count + 2))]
    }
}

/// Turns capitals into the letters of speech.
enum SpokenText {
    /// What is written in capitals however calm the writer is.
    private static let acronyms: Set<String> = [
        "AI", "API", "ATM", "BBC", "BTC", "CEO", "CFO", "CNN", "CRM", "CSV", "CV", "DHL", "DIY", "DVD", "ETH", "EU", "EUR", "FAQ", "FBI",
        "FYI", "GB", "GBP", "GDPR", "GMT", "GPS", "HR", "HTML", "IBAN", "ID", "IP", "IRS", "IT", "LED", "MB", "NASA", "NBA", "NFL", "NFT",
        "NGO",
        "OK", "OTP", "PC", "PDF", "PIN", "PR", "PS", "QR", "RSS", "RSVP", "SEO", "SMS", "SSL", "TV", "UK", "UN", "UPS", "URL", "US", "USA",
        "USB", "USD", "USPS", "UTC", "VAT", "VIP", "VPN", "WHO", "XML", "YMCA",
    ]

    static func lowered(_ text: String) -> String {
        var output = ""
        var word = ""
        var isStart = true
        func finish() {
            guard !word.isEmpty else { return }
            output += lowered(word: word, isStart: isStart)
            isStart = false
            word = ""
        }
        for character in text {
            if character.isLetter || character.isNumber || (character == "'" || character == "’") && !word.isEmpty {
                word.append(character)
            } else {
                finish()
                if "!?.。！？:：".contains(character) { isStart = true }
                output.append(character)
            }
        }
        finish()
        return output
    }

    private static func lowered(word: String, isStart: Bool) -> String {
        let letters = word.filter(\.isLetter)
        // Scripts without capitals, mixed letters and part numbers are as their writer meant them.
        guard letters.contains(where: \.isUppercase), !letters.contains(where: \.isLowercase), !word.contains(where: \.isNumber),
            !acronyms.contains(word), word != "I"
        else { return word }
        let small = word.lowercased()
        guard isStart, let first = small.first else { return small }
        return first.uppercased() + small.dropFirst()
    }
}
