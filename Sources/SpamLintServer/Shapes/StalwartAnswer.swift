import MailGate
import SpamLintReport

/// What Stalwart's MTA hooks are answered: <https://stalw.art/docs/api/mta-hooks/response>.
///
/// It knows accept, reject, quarantine and discard; "try again later" is a rejection with a code of 4xx. Stalwart makes changes in the order
/// given, counts fields of a name from 1 as they stand then, and puts new ones at the top: thus fields go from the last to the first, before
/// any comes.
struct StalwartAnswer {
    let ruling: Ruling
    let request: StalwartRequest

    /// The answer to a stage that has no message yet.
    static let accept = Array(#"{"action":"accept","modifications":[]}"#.utf8)

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("action")
            json.value(action)
            if let reply {
                json.key("response")
                json.object { json in
                    json.key("status")
                    json.value(reply.code)
                    // The sources read one, the documents name the other.
                    json.key("enhanced_status")
                    json.value(reply.status)
                    json.key("enhancedStatus")
                    json.value(reply.status)
                    json.key("message")
                    json.value(reply.text)
                    json.key("disconnect")
                    json.value(false)
                }
            }
            json.key("modifications")
            json.beginArray()
            if reply == nil { for change in changes { Self.write(change, to: &json) } }
            json.endArray()
        }
        return json.bytes
    }

    private var action: String {
        switch ruling.outcome {
        case .accept: "accept"
        case .quarantine: "quarantine"
        case .tempfail, .reject: "reject"
        }
    }

    private var reply: MailReply? {
        switch ruling.outcome {
        case .accept, .quarantine: nil
        case .tempfail(let reply), .reject(let reply): reply
        }
    }

    // MARK: Changes

    private enum Change {
        case delete(index: Int, name: String)
        case add(name: String, value: String)
        case body(String)
    }

    private var changes: [Change] {
        var changes: [Change] = []
        var isRewritten = false
        let mended = mendedChanges
        if let mended {
            changes += mended
            isRewritten = mended.contains { if case .body = $0 { false } else { true } }
        } else {
            changes = deletions(of: request.fields) { isForged($0) }
            isRewritten = !changes.isEmpty
        }
        // At the top one by one, or all before the header where nothing else in it changes: the order is the same in the end.
        let added = ruling.fields.map { Change.add(name: $0.name, value: $0.value) }
        return changes + (isRewritten ? added.reversed() : added)
    }

    /// What turns the message into the mended one, all its fields anew where one has changed; nil where there is none, or where bytes were
    /// lost on the way here, which must not be lost for good.
    private var mendedChanges: [Change]? {
        guard let mended = ruling.mended, !request.isLossy, let text = String(validating: mended, as: UTF8.self) else { return nil }
        let (fields, body) = Self.split(text)
        var changes: [Change] = []
        let old = request.fields
        let kept = fields.filter { !isForged($0.name) }
        if old.count != kept.count || !zip(old, kept).allSatisfy({ Self.isSame($0, $1) }) {
            changes += deletions(of: old) { _ in true }
            changes += kept.reversed().map { .add(name: $0.name, value: $0.value) }
        }
        if request.message.map({ $0.contents.utf8.elementsEqual(body.utf8) }) != true { changes.append(.body(body)) }
        return changes
    }

    /// The fields whose name `isMeant`, those further down first, so that the count of none above changes.
    private func deletions(of fields: [(name: String, value: String)], _ isMeant: (String) -> Bool) -> [Change] {
        var counts: [String: Int] = [:]
        var changes: [Change] = []
        for field in fields where isMeant(field.name) {
            let index = counts[field.name.lowercased(), default: 0] + 1
            counts[field.name.lowercased()] = index
            changes.append(.delete(index: index, name: field.name))
        }
        return changes.reversed()
    }

    private func isForged(_ name: String) -> Bool {
        let name = name.lowercased()
        return ruling.removedFields.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : name == $0 }
    }

    /// Byte by byte, but for the blanks before and the line end behind a value, which may have been left out on the way.
    private static func isSame(_ left: (name: String, value: String), _ right: (name: String, value: String)) -> Bool {
        left.name.utf8.elementsEqual(right.name.utf8) && bare(left.value).elementsEqual(bare(right.value))
    }

    private static func bare(_ value: String) -> ArraySlice<UInt8> {
        var bytes = Array(value.utf8)[...]
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x0D || last == 0x0A { bytes.removeLast() }
        return bytes
    }

    /// The fields of a message, their values as they stand behind the colon, and its body.
    private static func split(_ text: String) -> (fields: [(name: String, value: String)], body: String) {
        let bytes = text.utf8
        var fields: [(name: String, value: String)] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            var end = endOfLine(bytes, start)
            if bytes[start] == 0x0A || bytes[start..<end].elementsEqual([0x0D, 0x0A]) {
                start = end
                break
            }
            // A field goes on with lines that begin with a blank.
            while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 { end = endOfLine(bytes, end) }
            let line = text[start..<end]
            start = end
            let colon = line.utf8.firstIndex(of: 0x3A) ?? line.endIndex
            fields.append((String(line[..<colon]), colon < line.endIndex ? String(line[line.utf8.index(after: colon)...]) : ""))
        }
        return (fields, String(text[start...]))
    }

    private static func endOfLine(_ bytes: String.UTF8View, _ start: String.Index) -> String.Index {
        bytes[start...].firstIndex(of: 0x0A).map { bytes.index(after: $0) } ?? bytes.endIndex
    }

    private static func write(_ change: Change, to json: inout JSONWriter) {
        json.object { json in
            json.key("type")
            switch change {
            case .delete(let index, let name):
                json.value("deleteHeader")
                json.key("index")
                json.value(index)
                json.key("name")
                json.value(name)
            case .add(let name, let value):
                json.value("addHeader")
                json.key("name")
                json.value(name)
                json.key("value")
                json.value(value)
            case .body(let text):
                json.value("replaceContents")
                json.key("value")
                json.value(text)
            }
        }
    }
}
