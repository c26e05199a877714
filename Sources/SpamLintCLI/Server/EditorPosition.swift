/// A place in a document as editors tell it: line and column from 0, columns in UTF-16 code units.
struct EditorPosition: Comparable {
    let line: Int
    let character: Int

    init(line: Int, character: Int) {
        self.line = line
        self.character = character
    }

    init?(_ value: JSONValue?) {
        guard let line = value?["line"]?.integer, let character = value?["character"]?.integer, line >= 0, character >= 0
        else { return nil }
        self.init(line: line, character: character)
    }

    static func < (left: EditorPosition, right: EditorPosition) -> Bool {
        (left.line, left.character) < (right.line, right.character)
    }
}
