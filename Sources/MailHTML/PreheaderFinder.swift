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
    static func find(_ runs: inout [HiddenRun], in flow: Flow, links: [Link], html: UnsafeBufferPointer<UInt8>) -> Preheader? {
        var found: Preheader?
        for i in runs.indices {
            let text = runs[i].text
            let characters = flow.utf8.withUnsafeBufferPointer { TextMeasure(of: UnsafeBufferPointer(rebasing: $0[text])).characters }
            runs[i].characters = Int32(characters)
            if characters == 0 {
                runs[i].role = .spacer
            } else if found == nil, characters <= longest, mayStand(runs[i], html) {
                guard !links.contains(where: { $0.hiddenText.overlaps(text) }) else { continue }
                runs[i].role = .preheader
                found = Preheader(isHidden: true, text: text, characters: characters)
            }
        }
        return found
    }

    private static func mayStand(_ run: HiddenRun, _ html: UnsafeBufferPointer<UInt8>) -> Bool {
        if run.visibleBefore == 0 { return true }
        guard run.visibleBefore <= nearTop, run.startTag.count < 2_000 else { return false }
        let tag = UnsafeBufferPointer(rebasing: html[run.startTag])
        return tag.containsASCIICaseless("preheader") || tag.containsASCIICaseless("preview")
    }
}
