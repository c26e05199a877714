internal import MailText

/// What makes a label of a host name look like another.
public enum LabelConfusion: String, Sendable, CaseIterable {
    /// Letters of scripts that no language mixes: a Cyrillic `а` in a Latin word.
    case mixedScript = "mixed-script"
    /// All of one script, yet every letter is a look-alike of a Latin one.
    case wholeScript = "whole-script"
    /// Latin letters that pass for other Latin ones: `ɡ`, `ı`. Letters with accents are not among them.
    case latinLookalike = "latin-lookalike"
}

extension Host {
    /// The first label that could be taken for another, as a U-label, how, and the Latin letters that it looks like; nil for honest names.
    public var confusion: (label: String, kind: LabelConfusion, looksLike: String)? {
        guard isInternational else { return nil }
        for label in labels {
            guard let scalars = Punycode.decode(aLabel: label), let kind = Host.confusion(of: scalars) else { continue }
            return (String(String.UnicodeScalarView(scalars)), kind, Host.latinReading(of: scalars))
        }
        return nil
    }

    /// The name as the eye may read it: look-alikes, accents and digits used as letters resolved. For comparing with names that are known.
    public var skeleton: String {
        guard kind == .name else { return ascii }
        return unicode.split(separator: ".").map { label in
            String(decoding: FoldedText(folding: Array(label.utf8), as: .skeleton).bytes, as: UTF8.self)
        }.joined(separator: ".")
    }

    private static func confusion(of scalars: [Unicode.Scalar]) -> LabelConfusion? {
        var scripts: Set<Script> = []
        var lookalikes = 0
        var letters = 0
        var ornaments = 0
        for scalar in scalars {
            let script = scalar.script
            if script == .common { continue }
            scripts.insert(script)
            letters += 1
            switch scalar.latinReading?.kind {
            case .otherScript: lookalikes += 1
            case .ornament: ornaments += 1
            default: if scalar == "\u{131}" { ornaments += 1 }
            }
        }
        // What one language writes together (UTS 39's "highly restrictive" level).
        let languages: [Set<Script>] = [[.latin, .han, .kana], [.latin, .han, .hangul]]
        if scripts.count > 1, !languages.contains(where: scripts.isSubset) { return .mixedScript }
        if letters > 0, lookalikes == letters { return .wholeScript }
        return ornaments > 0 ? .latinLookalike : nil
    }

    private static func latinReading(of scalars: [Unicode.Scalar]) -> String {
        scalars.map { $0.latinReading?.letters ?? String($0) }.joined()
    }
}
