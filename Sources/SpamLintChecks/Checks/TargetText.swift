import MailBytes
import SpamLintCore

extension Check {
    /// Places that are kept of what a message may be full of; nobody shows more.
    static let mostPlaces = 1_000

    /// Links `of` HTML, of plain text or of any, and with `images` pictures, whose target has a match of `regex`; with `all` pictures, and
    /// addresses that stand in the text of a page without being links. `at-least` and `at-most` say how many different targets it takes.
    static let targetText = Check(
        "target-text",
        parameters: [
            .init("of", standard: .text("any")), .init("regex", standard: .texts([]), isPattern: true),
            .init("images", standard: .flag(false)), .init("all", standard: .flag(false)), .init("at-least", standard: .number(1)),
            .init("at-most", standard: .number(1_000_000)),
        ],
        prepare: { parameters in
            let patterns = parameters.patterns("regex")
            let kind = parameters.text("of", default: "any")
            let all = parameters.flag("all")
            let images = all || parameters.flag("images")
            let least = parameters.integer("at-least", default: 1)
            let most = parameters.integer("at-most", default: 1_000_000)
            return { facts in
                let known = LinkTargets.of(facts)
                guard patterns.contains(where: { $0.mayMatch(known.trigrams) }) else { return [] }
                var found: [Evidence] = []
                var targets: Set<ByteString> = []
                for target in known.all {
                    switch target.kind {
                    case .link: guard kind == "any" || kind == "html" else { continue }
                    case .plain: guard kind == "any" || kind == "plain" else { continue }
                    case .pageText: guard all else { continue }
                    case .image: guard images else { continue }
                    }
                    let address = all ? target.withScheme : target.utf8
                    guard patterns.contains(where: { $0.matches(address) }) else { continue }
                    if found.count < mostPlaces { found.append(Evidence(at: target.place)) }
                    targets.insert(ByteString(address))
                }
                return targets.count >= least && targets.count <= most ? found : []
            }
        })
}
