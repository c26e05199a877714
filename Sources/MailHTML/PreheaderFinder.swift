import MailBytes

/// Tells the preview line from text that is hidden to deceive.
///
/// A preheader is the first hidden block, before any visible text (or near the top, if its class or id says what it is), short, natural
/// and without links. Blocks of nothing but invisible characters pad it.
enum PreheaderFinder {
    /// More characters than any client shows.
    static let longest = 250
    /// Bytes of visible text that may stand before one that is called a preheader.
    private static let nearTop = 400

    /// Settles the role of every run and returns the hidden preheader.
    static func find(
        _ runs: inout [HiddenRun], in flow: Flow, nodes: [Node], links: [Link], html: UnsafeBufferPointer<UInt8>
    ) -> Preheader? {
        var found: Preheader?
        for i in runs.indices {
            let text = runs[i].text
            let characters = flow.utf8.withUnsafeBufferPointer { TextMeasure(of: UnsafeBufferPointer(rebasing: $0[text])).characters }
            runs[i].characters = Int32(characters)
            if characters == 0 {
                runs[i].role = .spacer
            } else if runs[i].reason == .element, isFallback(runs[i], nodes) {
                runs[i].role = .fallback
            } else if found == nil, characters <= longest, mayStand(runs[i], html) {
                guard runs[i].node >= 0, !holdsLink(nodes[Int(runs[i].node)].span, links) else { continue }
                runs[i].role = .preheader
                found = Preheader(isHidden: true, text: text, characters: characters)
            }
        }
        return found
    }

    /// Whether a link begins in `span`. Links are in order.
    private static func holdsLink(_ span: Range<Int>, _ links: [Link]) -> Bool {
        let first = links.indices.partitioningIndex { links[$0].startTag.lowerBound >= span.lowerBound }
        return first < links.count && links[first].startTag.lowerBound < span.upperBound
    }

    private static func isFallback(_ run: HiddenRun, _ nodes: [Node]) -> Bool {
        guard run.node >= 0 else { return false }
        switch nodes[Int(run.node)].name {
        case .iframe, .noembed, .noframes: return true
        default: return false
        }
    }

    private static func mayStand(_ run: HiddenRun, _ html: UnsafeBufferPointer<UInt8>) -> Bool {
        if run.reason == .element || run.reason == .swallowed { return false }
        if run.visibleBefore == 0 { return true }
        guard run.visibleBefore <= nearTop, run.startTag.count < 2_000 else { return false }
        let tag = UnsafeBufferPointer(rebasing: html[run.startTag])
        return tag.containsASCIICaseless("preheader") || tag.containsASCIICaseless("preview")
    }
}
