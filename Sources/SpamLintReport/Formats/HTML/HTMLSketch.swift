import SpamLintCore

/// A drawing of what follows on what in a message: lines of text as bars, pictures as boxes of their size.
struct HTMLSketch {
    private let blocks: [MessageView.Block]
    private let language: ReportLanguage

    private static let width = 600.0
    private static let lineHeight = 22.0
    private static let cellsPerLine = 75
    /// Taken where a picture does not say its height.
    private static let usualHeight = 200.0
    /// Beyond this the drawing ends: it shows proportions, not the whole.
    private static let limit = 2_400.0

    init(_ blocks: [MessageView.Block], language: ReportLanguage) {
        self.blocks = blocks
        self.language = language
    }

    var text: String {
        var drawn = ""
        var y = 12.0
        var lines = 0
        var pictures = 0
        var pictureHeight = 0.0
        var textHeight = 0.0
        for block in blocks {
            switch block {
            case .text(let cells):
                let count = max(1, (cells + Self.cellsPerLine - 1) / Self.cellsPerLine)
                lines += count
                textHeight += Double(count) * Self.lineHeight
                for index in 0..<count where y < Self.limit {
                    let isLast = index == count - 1
                    let rest = cells - index * Self.cellsPerLine
                    let length = isLast ? min(1, max(0.08, Double(rest) / Double(Self.cellsPerLine))) : 1
                    drawn += rectangle("text", y: y, width: (Self.width - 48) * length, height: 9)
                    y += Self.lineHeight
                }
            case .picture(let width, let height):
                pictures += 1
                let isSized = width != nil && height != nil
                let shownWidth = min(max(width ?? Self.width - 48, 12), Self.width - 48)
                let shownHeight = min(max(height ?? Self.usualHeight, 8), 1_200)
                pictureHeight += shownHeight
                guard y < Self.limit else { continue }
                drawn += rectangle(isSized ? "picture" : "picture unsized", y: y, width: shownWidth, height: shownHeight)
                y += shownHeight + 10
            }
        }
        let height = Int(min(y, Self.limit + 1_200)) + 8
        let total = textHeight + pictureHeight
        let share = pictures > 0 && total > 0 ? Int((pictureHeight / total * 100).rounded()) : nil
        let caption = HTMLWords.layout(lines: lines, pictures: pictures, share: share, language)
        return """
            <figure class="sketch"><svg role="img" aria-label="\(HTMLWords.layout[language]): \(caption)" \
            viewBox="0 0 \(Int(Self.width)) \(height)" preserveAspectRatio="xMidYMin meet">\
            <rect class="paper" width="\(Int(Self.width))" height="\(height)"/>\(drawn)</svg>
            <figcaption><b>\(HTMLWords.layout[language])</b><br>\(caption)</figcaption></figure>

            """
    }

    private func rectangle(_ name: String, y: Double, width: Double, height: Double) -> String {
        "<rect class=\"\(name)\" x=\"24\" y=\"\(Int(y))\" width=\"\(Int(width))\" height=\"\(Int(height))\"/>"
    }
}
