import MailBytes

/// Conditions that are attributes: elements with `th:if` or `th:unless`, and the `th:case` elements of a `th:switch`.
///
/// One pass over the tags. Elements without an end tag end with the one that they stand in, as in HTML.
struct ThymeleafConditions {
    private(set) var conditions: [TemplateCondition] = []

    private let bytes: UnsafeBufferPointer<UInt8>
    private var stack: [Element] = []
    /// Elements that are there only where something holds, in order of their ends.
    private var found: [Guarded] = []

    private struct Attribute {
        let range: Range<Int>
        let value: Range<Int>
    }

    private struct Element {
        let name: Range<Int>
        let start: Int
        var condition: Attribute?
        var isUnless = false
        var switching: Attribute?
        var caseValue: Range<Int>?
        /// Of a `th:switch`: its cases, and whether one of them is `*`.
        var cases: [Range<Int>] = []
        var hasRest = false
    }

    private struct Guarded {
        let range: Range<Int>
        let beginning: Range<Int>
        /// What is asked, without its negation.
        let question: [UInt8]
        let isNegated: Bool
    }

    /// Elements open at once; deeper ones are not looked at.
    private static let depthLimit = 200
    private static let limit = 1_000
    private static let void: Set<[UInt8]> = [
        Array("br"), Array("img"), Array("hr"), Array("input"), Array("meta"), Array("link"), Array("col"), Array("area"), Array("base"),
        Array("source"), Array("wbr"), Array("embed"),
    ]

    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        var closers = CloserCache()
        var i = range.lowerBound
        while true {
            i = bytes.find(ASCII.less, from: i, to: range.upperBound)
            guard i + 2 < range.upperBound, found.count < Self.limit else { break }
            if bytes.hasASCIICaseless("<!--", at: i) {
                i = closers.next("-->", from: i + 4, in: bytes) ?? range.upperBound
            } else if bytes[i + 1] == UInt8(ascii: "/"), bytes[i + 2].isASCIILetter {
                let name = self.name(from: i + 2, to: range.upperBound)
                let end = min(range.upperBound, bytes.find(ASCII.greater, from: name.upperBound, to: range.upperBound) + 1)
                close(name, at: i, end: end)
                i = end
            } else if bytes[i + 1].isASCIILetter {
                i = open(at: i, to: range.upperBound, &closers)
            } else {
                i += 1
            }
        }
        while let last = stack.popLast() { finish(last, end: range.upperBound) }
        join()
    }

    private func name(from start: Int, to end: Int) -> Range<Int> {
        var stop = start
        while stop < end, stop - start < 40, bytes[stop].isNameByte || bytes[stop] == ASCII.dash || bytes[stop] == ASCII.colon { stop += 1 }
        return start..<stop
    }

    /// Reads a tag; returns where it ends.
    private mutating func open(at start: Int, to limit: Int, _ closers: inout CloserCache) -> Int {
        let name = name(from: start + 1, to: limit)
        var element = Element(name: name, start: start)
        var i = name.upperBound
        while i < limit, bytes[i] != ASCII.greater {
            let isFirst = bytes[i - 1].isASCIIWhitespace
            if isFirst, bytes[i] | 0x20 == UInt8(ascii: "t") || bytes[i] | 0x20 == UInt8(ascii: "d"),
                let attribute = ThymeleafAttributes.attribute(at: i, in: bytes)
            {
                let place = Attribute(range: i..<attribute.end, value: attribute.value)
                switch String(decoding: bytes.lowered(attribute.name), as: UTF8.self) {
                case "if": element.condition = element.condition ?? place
                case "unless": if element.condition == nil { (element.condition, element.isUnless) = (place, true) }
                case "switch": element.switching = place
                case "case": element.caseValue = place.value
                default: break
                }
                i = attribute.end
            } else if bytes[i] == ASCII.quote || bytes[i] == UInt8(ascii: "'") {
                i = bytes.find(bytes[i], from: i + 1, to: limit) + 1
            } else {
                i += 1
            }
        }
        let end = min(limit, i + 1)
        let word = bytes.word(name)
        if bytes[max(start, min(i, bytes.count) - 1)] == UInt8(ascii: "/") || Self.void.contains(word) {
            finish(element, end: end)
        } else if word == Array("style") || word == Array("script") {
            let close = word.count == 5 ? closers.next("</style", from: end, in: bytes) : closers.next("</script", from: end, in: bytes)
            finish(element, end: min(limit, close ?? limit))
            return min(limit, close ?? limit)
        } else if stack.count < Self.depthLimit {
            stack.append(element)
        }
        return end
    }

    private mutating func close(_ name: Range<Int>, at start: Int, end: Int) {
        let word = bytes.lowered(name)
        guard let index = stack.lastIndex(where: { $0.name.count == word.count && bytes.lowered($0.name) == word }) else { return }
        while stack.count > index + 1, let inner = stack.popLast() { finish(inner, end: start) }
        if let element = stack.popLast() { finish(element, end: end) }
    }

    private mutating func finish(_ element: Element, end: Int) {
        let range = element.start..<max(element.start, end)
        if let switching = element.switching, !element.cases.isEmpty {
            let arms = element.cases + (element.hasRest ? [] : [range.upperBound..<range.upperBound])
            conditions.append(TemplateCondition(range: range, beginning: switching.range, arms: arms))
        }
        if let value = element.caseValue, let index = stack.lastIndex(where: { $0.switching != nil }) {
            stack[index].cases.append(range)
            if bytes[value].elementsEqual([UInt8(ascii: "*")]) { stack[index].hasRest = true }
        }
        guard let condition = element.condition else { return }
        let (question, isNegated) = question(condition.value)
        found.append(
            Guarded(range: range, beginning: condition.range, question: question, isNegated: isNegated != element.isUnless))
    }

    /// `${!x}`, `${not x}` and `not ${x}` ask what `${x}` does, the other way round.
    private func question(_ value: Range<Int>) -> (text: [UInt8], isNegated: Bool) {
        var text = bytes[value].filter { !$0.isASCIIWhitespace && $0 != 0x24 && $0 != 0x7B && $0 != 0x7D }
        if text.first == UInt8(ascii: "!") { return (Array(text.dropFirst()), true) }
        let trimmed = bytes.trimmed(value)
        if bytes.hasASCIICaseless("${not ", at: trimmed.lowerBound) || bytes.hasASCIICaseless("not ", at: trimmed.lowerBound) {
            text.removeFirst(3)
            return (text, true)
        }
        return (text, false)
    }

    /// Makes conditions of what was found; two elements beside each other that ask the same thing the other way round are two arms of one.
    private mutating func join() {
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
        var starts: [Int: Int] = [:]
        for (index, one) in found.enumerated() { starts[one.range.lowerBound] = index }
        var joined: Set<Int> = []
        for (index, one) in found.enumerated() where !joined.contains(index) {
            var next = one.range.upperBound
            let limit = min(bytes.count, next + 200)
            while next < limit, bytes[next].isASCIIWhitespace { next += 1 }
            if let other = starts[next], other != index, found[other].question == one.question, found[other].isNegated != one.isNegated {
                joined.insert(other)
                conditions.append(
                    TemplateCondition(
                        range: one.range.lowerBound..<found[other].range.upperBound, beginning: one.beginning,
                        arms: [one.range, found[other].range]))
            } else {
                let end = one.range.upperBound
                conditions.append(TemplateCondition(range: one.range, beginning: one.beginning, arms: [one.range, end..<end]))
            }
        }
        conditions.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
}
