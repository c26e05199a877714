import MailHTML
import SpamLintCore

/// Text that is not seen, and text that is hardly seen. A Chinese character counts as two, since it says as much.
extension FactDefinition {
    static let hiddenTextCharacters = FactDefinition(
        "hidden-text-characters", unit: "characters", summary: "Hidden text beyond a preheader; labels for screen readers left out.",
        needs: .html
    ) { facts in hidden(facts).map { Measurement($0.count, at: $0.first) } }

    static let hiddenTextPercent = FactDefinition(
        "hidden-text-percent", unit: "percent", summary: "Hidden text beyond a preheader against the visible text.", needs: .html
    ) { facts in
        hidden(facts).map { Measurement($0.count * 100 / max(1, $0.visible), at: $0.first) }
    }

    static let tinyTextCharacters = FactDefinition(
        "tiny-text-characters", unit: "characters", summary: "Visible text in letters of at most seven pixels.", needs: [.html, .text]
    ) { facts in faint(facts) { $0.fontSize <= 7 } }

    static let faintTextCharacters = FactDefinition(
        "faint-text-characters", unit: "characters", summary: "Text in nearly the colour of its background.", needs: .html
    ) { facts in
        guard let seen = faint(facts, where: { $0.ratio < 1.5 }) else { return nil }
        var count = Int(seen.value)
        var place = seen.place
        for (index, run) in facts.hiddenRuns where run.run.reason == .contrast && run.run.role == .text {
            if count == 0 { place = .segment(index, run.run.text) }
            count += run.cells
        }
        return Measurement(count, at: place)
    }

    private static func hidden(_ facts: Facts) -> (count: Int, visible: Int, first: Place)? {
        var count = 0
        var first: Place?
        for (index, run) in facts.hiddenRuns {
            switch run.run.reason {
            case .clip, .contrast, .element: continue
            default: break
            }
            guard !run.run.isResponsive else { continue }
            count += run.cells
            if first == nil { first = .segment(index, run.run.text) }
        }
        let visible = facts.documents.reduce(0) { $0 + $1.document.visibleText.cells }
        return (count, visible, first ?? .absent)
    }

    private static func faint(_ facts: Facts, where isFaint: (FaintRun) -> Bool) -> Measurement? {
        var count = 0
        var first: Place?
        for (body, document) in facts.documents {
            for run in document.faint where isFaint(run) {
                count += TextMeasure(of: document.visible[run.text]).cells
                if first == nil { first = facts.visiblePlace(in: body, run.text) }
            }
        }
        return Measurement(count, at: first ?? .absent)
    }
}

extension Facts {
    /// The hidden runs of text with the segment of each.
    fileprivate var hiddenRuns: [(index: Int, run: (run: HiddenRun, cells: Int))] {
        var runs: [(index: Int, run: (run: HiddenRun, cells: Int))] = []
        // Segments stand in the order of the bodies, and those of a body in the order of its text, as its runs do.
        var rest = segments(.hidden)[...]
        for (body, document) in documents {
            var own = rest.prefix { if case .html(let part, _) = $0.segment.origin { part == body.part } else { false } }
            rest = rest.dropFirst(own.count)
            for run in document.hidden where run.role == .text && !run.text.isEmpty {
                own = own.drop { $0.segment.range.lowerBound < run.text.lowerBound }
                guard let segment = own.first, segment.segment.range == run.text else { continue }
                runs.append((segment.index, (run, TextMeasure(of: document.hiddenFlow[run.text]).cells)))
            }
        }
        return runs
    }
}
