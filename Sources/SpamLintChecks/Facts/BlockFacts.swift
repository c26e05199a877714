import MailHTML
import SpamLintCore

extension FactDefinition {
    static let linkedPicturePercent = FactDefinition(
        "linked-picture-percent", unit: "percent",
        summary: "Linked pictures against words, a hundred pixels of width and height standing for a word.", needs: [.html, .images]
    ) { facts in
        var highest: Measurement?
        for (body, document) in facts.documents {
            var pixels = 0.0
            var first: Place?
            for image in document.images where image.kind == .image && image.link != nil {
                let edges = image.edges(in: document)
                guard edges > 100, edges < 3_000 else { continue }
                pixels += edges
                if first == nil { first = .text(part: body.part, image.startTag) }
            }
            guard let first else { continue }
            let words = Double(WordCount.words(of: document.visible.utf8))
            let percent = pixels / (words * 100 + pixels) * 100
            if percent > highest?.value ?? -1 { highest = Measurement(percent, at: first) }
        }
        return highest
    }

    static let unseenBlocks = FactDefinition(
        "unseen-blocks", unit: "elements", summary: "Elements with text that is not displayed, transparent or without size.", needs: .html
    ) { facts in
        count(facts) { $0 == .display || $0 == .visibility || $0 == .opacity || $0 == .fontSize || $0 == .zeroBox || $0 == .contrast }
    }

    static let zeroSizeBlocks = FactDefinition(
        "zero-size-blocks", unit: "elements", summary: "Elements with text in letters of no size.", needs: .html
    ) { facts in
        count(facts) { $0 == .fontSize }
    }

    private static func count(_ facts: Facts, _ isMeant: (HiddenReason) -> Bool) -> Measurement? {
        var count = 0
        var place = Place.absent
        for (body, document) in facts.documents {
            var last = 0..<0
            for run in document.hidden where isMeant(run.reason) && run.role != .fallback && run.startTag != last {
                if count == 0 { place = .text(part: body.part, run.startTag) }
                last = run.startTag
                count += 1
            }
        }
        return Measurement(count, at: place)
    }
}
