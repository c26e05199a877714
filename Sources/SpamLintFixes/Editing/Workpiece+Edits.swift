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

/// What several edits are to each other.
public enum EditList {
    /// In order of place, insertions at one place joined; nil where two are in each other's way.
    public static func ordered(_ edits: [Edit]) -> [Edit]? {
        var ordered: [Edit] = []
        let sorted = edits.enumerated().sorted { a, b in
            (a.element.range.lowerBound, a.element.range.upperBound, a.offset)
                < (b.element.range.lowerBound, b.element.range.upperBound, b.offset)
        }
        for (_, edit) in sorted {
            guard let last = ordered.last else {
                ordered.append(edit)
                continue
            }
            if edit == last, !edit.range.isEmpty { continue }
            if last.range.isEmpty, edit.range.lowerBound == last.range.lowerBound {
                // An insertion and what stands behind it are one edit.
                ordered[ordered.count - 1] = Edit(edit.range, last.replacement + edit.replacement)
            } else if edit.range.lowerBound > last.range.upperBound {
                ordered.append(edit)
            } else if edit.range.lowerBound == last.range.upperBound {
                ordered[ordered.count - 1] = Edit(
                    last.range.lowerBound..<edit.range.upperBound, last.replacement + edit.replacement)
            } else {
                return nil
            }
        }
        return ordered
    }

    /// `bytes` with ordered edits made.
    public static func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
        var position = 0
        for edit in edits {
            let range = edit.range.clamped(to: position..<max(position, bytes.count))
            result += bytes[position..<range.lowerBound]
            result += edit.replacement
            position = range.upperBound
        }
        return result + bytes[min(position, bytes.count)...]
    }
}
