import MailBytes

/// Puts filler of the same length in place of tokens, and blanks in place of arms that are not taken, so that a template can be read as the
/// mail it becomes and every offset stays true.
///
/// A placeholder in text becomes letters that say nothing, one that begins a link stays the beginning of a link that leads somewhere, and
/// what leaves nothing behind becomes blanks.
struct TemplateMask {
    private let reading: TemplateReading
    private let isHTML: Bool
    private var out: [UInt8]
    private var context = MarkupContext()
    /// Arms that are not taken, in order.
    private var skipped: [Range<Int>] = []

    static func mask(_ bytes: [UInt8], _ range: Range<Int>, _ reading: TemplateReading, _ choice: TemplateChoice, isHTML: Bool)
        -> [UInt8]
    {
        var mask = TemplateMask(bytes, reading, choice, isHTML)
        bytes.withUnsafeBufferPointer { mask.walk($0, range) }
        return mask.out
    }

    private init(_ bytes: [UInt8], _ reading: TemplateReading, _ choice: TemplateChoice, _ isHTML: Bool) {
        self.reading = reading
        self.isHTML = isHTML
        out = bytes
        skipped = reading.untaken(in: choice)
    }

    private mutating func walk(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var i = range.lowerBound
        var nextToken = reading.tokens.indices.partitioningIndex { reading.tokens[$0].range.lowerBound >= range.lowerBound }
        var nextArm = skipped.indices.partitioningIndex { skipped[$0].lowerBound >= range.lowerBound }
        while i < range.upperBound {
            if nextArm < skipped.count, skipped[nextArm].lowerBound <= i {
                let arm = skipped[nextArm]
                nextArm += 1
                if arm.upperBound > i {
                    fill(i..<arm.upperBound, nil, bytes)
                    i = arm.upperBound
                }
                continue
            }
            while nextToken < reading.tokens.count, reading.tokens[nextToken].range.lowerBound < i { nextToken += 1 }
            if nextToken < reading.tokens.count, reading.tokens[nextToken].range.lowerBound == i {
                let token = reading.tokens[nextToken]
                nextToken += 1
                fill(token.range, token, bytes)
                i = token.range.upperBound
                continue
            }
            if isHTML {
                if bytes[i] | 0x20 == UInt8(ascii: "t") || bytes[i] | 0x20 == UInt8(ascii: "d"), let end = thymeleaf(at: i, bytes) {
                    i = end
                    continue
                }
                context.feed(bytes, i)
            }
            i += 1
        }
    }

    // MARK: Filling

    private mutating func fill(_ range: Range<Int>, _ token: TemplateToken?, _ bytes: UnsafeBufferPointer<UInt8>) {
        let isValue = token?.kind == .output
        switch context.state {
        case .text:
            if let token, token.syntax == .elements, token.kind != .inclusion {
                element(range, isEnd: bytes[range.lowerBound + 1] == UInt8(ascii: "/"))
            } else if isValue {
                if isHTML, followsAngle(range.lowerBound) { tagName(range) } else { words(range) }
            } else {
                blank(range)
            }
        case .value, .beforeValue:
            if context.isURL, isValue || context.valueLength > 0 && context.state != .beforeValue {
                url(range)
            } else if isValue {
                letters(range)
            } else {
                blank(range)
            }
            context.passToken(out[range])
        case .attributeName where isValue: letters(range)
        case .tagName: followsAngle(range.lowerBound) ? tagName(range) : blank(range)
        default: blank(range)
        }
    }

    private func followsAngle(_ start: Int) -> Bool {
        start > 0 && (out[start - 1] == ASCII.less || start > 1 && out[start - 1] == UInt8(ascii: "/") && out[start - 2] == ASCII.less)
    }

    private mutating func blank(_ range: Range<Int>) {
        for i in range where out[i] != ASCII.lf && out[i] != ASCII.cr { out[i] = ASCII.space }
    }

    private static let syllables: [UInt8] = [UInt8]("mela")

    private mutating func letters(_ range: Range<Int>) {
        for (k, i) in range.enumerated() { out[i] = Self.syllables[k % 4] }
    }

    /// Letters in words of eight; digits behind the sign of a currency, where a price is expected.
    private mutating func words(_ range: Range<Int>) {
        if followsCurrency(range.lowerBound), range.count >= 5 {
            blank(range)
            for (i, digit) in zip(range, [UInt8]("19.00")) { out[i] = digit }
            return
        }
        letters(range)
        if !isHTML, followsLinkMark(range.lowerBound) {
            out[range.lowerBound] = UInt8(ascii: "[")
            out[range.lowerBound + 1] = UInt8(ascii: "%")
            return
        }
        for (k, i) in range.enumerated() where k % 9 == 8 && i + 1 < range.upperBound { out[i] = ASCII.space }
        hideScheme(before: range.lowerBound)
    }

    /// `](` of Markdown.
    private func followsLinkMark(_ start: Int) -> Bool {
        start > 1 && out[start - 1] == UInt8(ascii: "(") && out[start - 2] == UInt8(ascii: "]")
    }

    private func followsCurrency(_ start: Int) -> Bool {
        var i = start
        if i > 0, out[i - 1] == ASCII.space { i -= 1 }
        guard i > 0 else { return false }
        if out[i - 1] == UInt8(ascii: "$") { return true }
        let before = out[max(0, i - 3)..<i]
        for sign in ["€", "£", "¥", "￥"] where before.reversed().starts(with: Array(sign.utf8).reversed()) { return true }
        return before.suffix(1) == [UInt8(ascii: ";")] && out[max(0, i - 7)..<i].reversed().starts(with: Array("&euro;".utf8).reversed())
    }

    /// `https://` in front of a placeholder is no address yet.
    private mutating func hideScheme(before start: Int) {
        guard start > 3, out[start - 1] == UInt8(ascii: "/"), out[start - 2] == UInt8(ascii: "/"), out[start - 3] == ASCII.colon else {
            return
        }
        var low = start - 3
        while low > 0, start - low < 10, out[low - 1].isASCIILetter { low -= 1 }
        letters(low..<start)
    }

    /// What `WebURL` takes for a placeholder where the host would be, letters elsewhere.
    private mutating func url(_ range: Range<Int>) {
        let begins = context.state == .beforeValue || context.valueLength == 0 || context.isInAuthority
        letters(range)
        guard begins, range.count > 2 else { return }
        out[range.lowerBound] = UInt8(ascii: "[")
        out[range.lowerBound + 1] = UInt8(ascii: "%")
    }

    /// The name of an element that everybody knows and nothing depends on.
    private mutating func tagName(_ range: Range<Int>) {
        blank(range)
        out[range.lowerBound] = UInt8(ascii: "b")
    }

    /// `<unsubscribe>` is a link.
    private mutating func element(_ range: Range<Int>, isEnd: Bool) {
        let opening: [UInt8] = isEnd ? [UInt8]("</a") : [UInt8]("<a href=[%")
        guard range.count > opening.count + 1 else { return blank(range) }
        if isEnd { blank(range) } else { letters(range) }
        for (i, byte) in zip(range, opening) { out[i] = byte }
        out[range.upperBound - 1] = ASCII.greater
    }

    // MARK: Thymeleaf

    /// An attribute or element of Thymeleaf that begins at `i`; returns where it ends.
    private mutating func thymeleaf(at i: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if context.state == .tagName, followsAngle(i), bytes.hasASCIICaseless("th:block", at: i) {
            tagName(i..<i + 8)
            return i + 8
        }
        guard context.state == .inTag || context.state == .afterName, let found = ThymeleafAttributes.attribute(at: i, in: bytes) else {
            return nil
        }
        guard found.isKept else {
            blank(i..<found.end)
            return found.end
        }
        blank(i..<found.name.lowerBound)
        let isURL = found.isURL
        if found.value.count > 2 {
            letters(found.value)
            if isURL {
                out[found.value.lowerBound] = UInt8(ascii: "[")
                out[found.value.lowerBound + 1] = UInt8(ascii: "%")
            }
        }
        // The first of two attributes of one name counts, and Thymeleaf's replaces the plain one wherever it stands.
        if let plain = ThymeleafAttributes.plainTwin(of: found, at: i, in: bytes) { blank(plain) }
        return found.end
    }
}

extension TemplateReading {
    /// The arms that are not taken; of those inside one another the outermost.
    func untaken(in choice: TemplateChoice) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for (number, condition) in conditions.enumerated() {
            let taken = choice.arm(of: condition, at: number)
            for (index, arm) in condition.arms.enumerated() where index != taken && !arm.isEmpty { ranges.append(arm) }
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var outermost: [Range<Int>] = []
        for range in ranges {
            if let last = outermost.last, range.lowerBound < last.upperBound { continue }
            outermost.append(range)
        }
        return outermost
    }

    /// The arms that variant `k` takes and the first does not; without those inside an arm that it does not take.
    public func ownArms(of k: Int) -> [Range<Int>] {
        guard k > 0 else { return [] }
        let gone = untaken(in: TemplateChoice(variant: k))
        return conditions.compactMap { condition in
            guard condition.arms.count > k, !condition.arms[k].isEmpty else { return nil }
            let arm = condition.arms[k]
            let next = gone.indices.partitioningIndex { gone[$0].upperBound > arm.lowerBound }
            return next < gone.count && gone[next].lowerBound <= arm.lowerBound ? nil : arm
        }
    }

    /// `bytes` with filler in the place of tokens, and blanks in that of arms that are not taken.
    ///
    /// - Parameter parts: What is HTML and what is plain; bytes outside stay as they are.
    public func masked(_ bytes: [UInt8], _ choice: TemplateChoice, parts: [(range: Range<Int>, isHTML: Bool)]) -> [UInt8] {
        var masked = bytes
        for part in parts {
            masked = TemplateMask.mask(masked, part.range.clamped(to: 0..<bytes.count), self, choice, isHTML: part.isHTML)
        }
        return masked
    }

    /// This reading without the placeholders in arms that are not taken.
    public func taking(_ choice: TemplateChoice) -> TemplateReading {
        let gone = untaken(in: choice)
        guard !gone.isEmpty else { return self }
        var reading = self
        reading.placeholders = placeholders.filter { placeholder in
            let next = gone.indices.partitioningIndex { gone[$0].upperBound > placeholder.range.lowerBound }
            return next == gone.count || gone[next].lowerBound > placeholder.range.lowerBound
        }
        return reading
    }
}
