import MailDomain
import MailHTML
import SpamLintCore

extension Check {
    /// Links to web pages that no reader sees, on no screen.
    ///
    /// What a media query shows is left out, and so are links round tracking pixels.
    static let hiddenLink = Check("hidden-link", needs: [.html, .links]) { facts, _ in
        // Links inside one another hold the same runs: they are looked at once for all.
        let shown = facts.bodies.map { ShownRuns($0.document?.hidden ?? []) }
        return facts.links.compactMap { fact in
            guard let link = fact.link, link.isHidden, fact.url.kind == .web, let document = facts.bodies[fact.body].document else {
                return nil
            }
            let runs = document.hiddenRuns(in: link.hiddenText)
            guard !runs.isEmpty, !shown[fact.body].overlaps(runs.indices) else { return nil }
            return Evidence(at: fact.place)
        }
    }
}

/// Which of the hidden runs of a page some reader or screen may show after all.
private struct ShownRuns {
    /// How many of the runs before each one.
    private var before: [Int32] = [0]

    init(_ runs: [HiddenRun]) {
        before.reserveCapacity(runs.count + 1)
        for run in runs {
            let isShown = run.isResponsive || run.reason == .clip || run.reason == .contrast
            before.append((before.last ?? 0) + (isShown ? 1 : 0))
        }
    }

    func overlaps(_ runs: Range<Int>) -> Bool { before[runs.upperBound] > before[runs.lowerBound] }
}
