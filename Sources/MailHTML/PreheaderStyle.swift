import MailBytes

/// The style of a hidden preheader, or of its padding, that makes its letters tiny: filters charge for such letters, hidden or not.
public struct PreheaderStyle: Sendable, Equatable {
    /// What hides a preheader in every client, and is charged by no filter.
    public static let idiom = "display:none;max-height:0;overflow:hidden;mso-hide:all"

    /// Letters of no more pixels or points than this are tiny.
    private static let tiny = 1.0

    /// The value of the `style` attribute, without quotes, in HTML offsets.
    public let style: Range<Int>
    /// The declaration of the size in it: `font-size:1px`.
    public let size: Range<Int>

    /// Those of a page, in order: of the preheader, and of its padding above all that is seen. Never of an element that holds something to
    /// be seen besides: hiding it would take that along.
    public static func all(in document: Document) -> [PreheaderStyle] {
        guard document.preheader?.isHidden == true else { return [] }
        var found: [PreheaderStyle] = []
        var seen: Set<Int> = []
        document.utf8.withUnsafeBufferPointer { bytes in
            for run in document.hidden where run.role == .preheader || isPadding(run) {
                guard run.startTag.count > 2, run.node >= 0, seen.insert(run.startTag.lowerBound).inserted,
                    !document.showsSomething(in: document.nodes[Int(run.node)].span),
                    let style = style(of: run.startTag, in: bytes), let size = tinySize(in: bytes, style)
                else { continue }
                found.append(PreheaderStyle(style: style, size: size))
            }
        }
        return found
    }

    /// Whether a run pads the preheader and takes no room of its own; what does is a gap in the layout.
    private static func isPadding(_ run: HiddenRun) -> Bool {
        guard run.role == .spacer, run.visibleBefore == 0 else { return false }
        switch run.reason {
        case .display, .attribute, .zeroBox: return true
        default: return false
        }
    }

    private static func style(of tag: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var nameEnd = tag.lowerBound + 1
        while nameEnd < tag.upperBound, bytes[nameEnd].isASCIILetter || bytes[nameEnd].isASCIIDigit { nameEnd += 1 }
        return AttributeScanner(bytes, from: nameEnd, to: tag.upperBound - 1).first { attribute in
            bytes[attribute.name].equalsASCIICaseless("style")
        }?.value
    }

    private static func tinySize(in bytes: UnsafeBufferPointer<UInt8>, _ style: Range<Int>) -> Range<Int>? {
        // What stands in comments is not declared; who writes comments into attributes is left alone.
        guard bytes.firstIndex(of: UInt8(ascii: "*"), from: style.lowerBound, to: style.upperBound) == nil else { return nil }
        var start = style.lowerBound
        while start < style.upperBound {
            let end = bytes.firstIndex(of: ASCII.semicolon, from: start, to: style.upperBound) ?? style.upperBound
            let declaration = trimmed(start..<end, in: bytes)
            if let colon = bytes.firstIndex(of: ASCII.colon, from: declaration.lowerBound, to: declaration.upperBound),
                bytes[trimmed(declaration.lowerBound..<colon, in: bytes)].equalsASCIICaseless("font-size"),
                isTiny(bytes[trimmed(colon + 1..<declaration.upperBound, in: bytes)])
            {
                return declaration
            }
            start = end + 1
        }
        return nil
    }

    /// `0`, `0px`, `1px`, `.5pt`; other units depend on what stands round them.
    private static func isTiny(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let digits = value.prefix { $0.isASCIIDigit || $0 == ASCII.dot }
        guard !digits.isEmpty, digits.count < 8, let number = Double(String(decoding: digits, as: UTF8.self)) else { return false }
        let unit = value.dropFirst(digits.count).prefix { $0.isASCIILetter || $0 == 0x25 }
        if number == 0 { return true }
        return number <= tiny && (unit.equalsASCIICaseless("px") || unit.equalsASCIICaseless("pt"))
    }

    private static func trimmed(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isASCIIWhitespace { start += 1 }
        while start < end, bytes[end - 1].isASCIIWhitespace { end -= 1 }
        return start..<end
    }
}

extension Document {
    /// Whether text, a picture or a link of `span`, in HTML offsets, is there to be seen.
    fileprivate func showsSomething(in span: Range<Int>) -> Bool {
        let text = (0..<visible.utf8.count).partitioningIndex { visible.map.start(of: $0) >= span.lowerBound }
        if text < visible.utf8.count, visible.map.start(of: text) < span.upperBound { return true }
        let image = images.indices.partitioningIndex { images[$0].startTag.lowerBound >= span.lowerBound }
        if image < images.count, images[image].startTag.lowerBound < span.upperBound { return true }
        let link = links.indices.partitioningIndex { links[$0].startTag.lowerBound >= span.lowerBound }
        return link < links.count && links[link].startTag.lowerBound < span.upperBound
    }
}
