import MailMessage
import SpamLintCore

/// The wishes of one message to have findings left out, and which of them were of use.
struct InlineSuppressions {
    /// One rule that the message names.
    struct Entry {
        let wish: SuppressionWish
        let location: Location
        /// Bytes of the file that it covers; nil for all of the message.
        let range: Range<Int>?
        fileprivate(set) var isUsed = false
    }

    private(set) var entries: [Entry] = []
    private var byRule: [String: [Int]] = [:]

    /// The field that names rules, for messages.
    static let field = "X-Spamlint-Disable"

    /// - Parameter locate: From bytes of `input` to a place in the file.
    init(facts: Facts, input: Input, locator: Locator, locate: (Range<Int>) -> Location) {
        switch input.kind {
        // What people edit is read as it stands; what is made of it for reading may lack the comments of its template language.
        case .html, .text:
            input.bytes.withUnsafeBufferPointer { text in
                for wish in SuppressionReader.wishes(in: text) { add(wish, locate) }
            }
        case .message, .mbox, .none: read(facts, locator)
        }
    }

    private mutating func read(_ facts: Facts, _ locator: Locator) {
        let message = facts.message
        for field in message.all(named: Self.field).prefix(100) {
            let start = field.bodyRange.lowerBound
            message.source[field.bodyRange].withUnsafeBufferPointer { body in
                for wish in SuppressionReader.wishes(inField: body) {
                    add(wish) { locator.location(of: .source($0.lowerBound + start..<$0.upperBound + start)) }
                }
            }
        }
        for body in facts.bodies {
            body.text.withUTF8 { text in
                for wish in SuppressionReader.wishes(in: text) { add(wish) { locator.location(of: .text(part: body.part, $0)) } }
            }
        }
    }

    var isEmpty: Bool { entries.isEmpty }

    func names(_ rule: RuleID) -> Bool { byRule[rule.name] != nil }

    /// The wish that covers a finding; it is marked as used.
    mutating func wish(for rule: RuleID, at place: Place, _ location: Location) -> Entry? {
        for index in byRule[rule.name] ?? [] where covers(entries[index], place, location) {
            entries[index].isUsed = true
            return entries[index]
        }
        return nil
    }

    private func covers(_ entry: Entry, _ place: Place, _ location: Location) -> Bool {
        guard let range = entry.range else { return true }
        if case .fromHere = entry.wish.cover, place == .absent { return true }
        return range.lowerBound <= location.range.lowerBound && location.range.lowerBound <= range.upperBound
    }

    private mutating func add(_ wish: SuppressionWish, _ locate: (Range<Int>) -> Location) {
        let range: Range<Int>? =
            switch wish.cover {
            case .everything: nil
            case .fromHere(let range), .lines(let range): locate(range).range
            }
        entries.append(Entry(wish: wish, location: locate(wish.place), range: range))
        // Without a reason it is no suppression.
        if let rule = wish.rule, wish.reason != nil { byRule[rule, default: []].append(entries.count - 1) }
    }
}
