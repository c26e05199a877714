import SpamLintCore

extension Check {
    /// The decoded text of bodies, `of` HTML, plain or any, tags and all, has a match of `regex`.
    static let bodySource = Check(
        "body-source", parameters: [.init("of", standard: .text("any")), .init("regex", standard: .texts([]), isPattern: true)],
        isSlow: true,
        prepare: { parameters in
            let patterns = parameters.patterns("regex")
            let kind = parameters.text("of", default: "any")
            return { facts in
                facts.bodies.compactMap { body in
                    guard kind == "any" || (kind == "html") == body.isHTML else { return nil }
                    for pattern in patterns {
                        if let range = pattern.firstMatch(in: body) { return Evidence(at: .text(part: body.part, range)) }
                    }
                    return nil
                }
            }
        })
}
