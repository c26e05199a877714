import SpamLintCore

/// A rule's message, cut at its `{names}` once, so that each finding only has its values written.
struct TextPieces {
    private enum Piece {
        /// Escaped.
        case text([UInt8])
        /// A name, and the braces with it: what is written where the finding has no such value.
        case value(name: String, unfilled: [UInt8])
    }

    private let pieces: [Piece]

    init(of template: String) {
        var pieces: [Piece] = []
        for piece in MessageTemplate.pieces(of: template) {
            switch piece {
            case .text(let text): pieces.append(.text(Self.escaped(text)))
            case .name(let name): pieces.append(.value(name: name, unfilled: Self.escaped("{" + name + "}")))
            }
        }
        self.pieces = pieces
    }

    private static func escaped(_ text: String) -> [UInt8] {
        var json = JSONWriter()
        json.escape(text)
        return json.bytes
    }

    /// Writes the text as `Finding.message(in:)` fills it.
    func write(_ finding: Finding, to json: inout JSONWriter) {
        json.beginText()
        for piece in pieces {
            switch piece {
            case .text(let text): json.append(text)
            case .value(let name, let unfilled):
                if let value = finding.value(name) { json.escape(value) } else { json.append(unfilled) }
            }
        }
        json.endText()
    }
}
