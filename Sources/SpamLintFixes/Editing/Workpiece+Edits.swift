import MailMessage
public import SpamLintCore

extension Workpiece {
    /// What leaves out `Content-Length`, which mailboxes are split by and which is wrong of a message that was changed; empty without one.
    public var lengthRemoval: [Edit] {
        let fields = message.fields.filter { $0.name == .contentLength && isInFile(lines(of: $0)) }
        return EditList.ordered(fields.map { Edit(lines(of: $0), []) }) ?? []
    }

    /// Changes as edits of the message's source, in order, none touching another. Those of a message inside this one are left out; nil where
    /// one of the others cannot be made: over a placeholder, or beside another.
    func edits(for changes: [Change]) -> [Edit]? {
        var edits: [Edit] = []
        var texts: [(part: Int, edits: [Edit])] = []
        var places: [Int: Int] = [:]
        lazy var placeholders = Placeholders.find(in: message.source[message.range])
        for change in changes {
            switch change {
            case .source(let edit):
                guard isInFile(edit.range), !Placeholders.touch(edit.range, placeholders) else { return nil }
                edits.append(edit)
            case .text(let part, _, _) where !isOwn(part), .rewrite(let part, _) where !isOwn(part), .transfer(let part) where !isOwn(part):
                continue
            case .text(let part, let range, let replacement):
                let edit = Edit(range, replacement)
                if let index = places[part] {
                    texts[index].edits.append(edit)
                } else {
                    places[part] = texts.count
                    texts.append((part, [edit]))
                }
            case .rewrite(let part, let text):
                guard let more = PartWriter(self, part: part)?.rewriting(text) else { return nil }
                edits += more
            case .transfer(let part):
                guard let more = PartWriter(self, part: part)?.reencoding() else { return nil }
                edits += more
            }
        }
        for (part, changes) in texts {
            guard let changes = EditList.ordered(changes), let more = PartWriter(self, part: part)?.editing(changes) else { return nil }
            edits += more
        }
        return EditList.ordered(edits)
    }
}
