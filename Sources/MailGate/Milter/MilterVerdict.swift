internal import MailBytes

/// What a server is told at the end of a message, made out of what becomes of it.
struct MilterVerdict {
    let number: Int
    /// The message as it was judged.
    let header: MilterHeader
    let isBounce: Bool
    let negotiation: MilterNegotiation
    let onError: MilterSession.OnError

    /// Bytes of a field's value that are sent. Sendmail reads frames of 65,535.
    private static let valueBytes = 60_000

    /// A server puts a field of its own on top, which no filter sees. Places count it: 0 is above it, and the message begins at 1.
    private static let ownFields: UInt32 = 1

    /// A bounce is neither refused nor put off, whatever was ruled: nobody could be told, and what it reports has happened.
    func write(_ ruling: Ruling, _ output: inout MilterOutput) {
        switch ruling.outcome {
        case .reject(let reply) where !isBounce: write(reply, or: .reject, &output)
        case .tempfail(let reply) where !isBounce: write(reply, or: .tempfail, &output)
        case .quarantine(let reason):
            guard negotiation.actions.contains(.quarantine) else {
                output.add(.note(MilterFault(.cannotQuarantine, at: MilterCommand.letters.endOfMessage)))
                return writeError(&output)
            }
            modify(ruling, &output)
            output.writer.write(.quarantine) { $0.append(string: Self.line(reason.utf8.prefix(400))) }
            output.writer.write(.proceed)
        default:
            modify(ruling, &output)
            output.writer.write(.proceed)
        }
    }

    /// The message was not judged.
    func writeError(_ output: inout MilterOutput) {
        output.writer.write(onError == .tempfail && !isBounce ? .tempfail : .proceed)
    }

    /// A percent sign is doubled: servers read the text as a format. One that they would not read as a reply is replaced by their own.
    private func write(_ reply: MailReply, or plain: MilterReply, _ output: inout MilterOutput) {
        let isReply = 400...599 ~= reply.code && reply.status.utf8.first == UInt8(ascii: "0") + UInt8(reply.code / 100)
        guard isReply else { return output.writer.write(plain) }
        output.writer.write(.text) { payload in
            payload.append(string: Self.line(reply.line.utf8).flatMap { $0 == UInt8(ascii: "%") ? [$0, $0] : [$0] })
        }
    }

    /// Changes and removals first, from the last field up, then what is put in from the top down, then our own fields above all, then the
    /// body: what is counted by servers in different ways stays the same in all of them.
    private func modify(_ ruling: Ruling, _ output: inout MilterOutput) {
        let mended = mended(ruling)
        if ruling.mended != nil, mended == nil {
            output.add(.note(MilterFault(.cannotMend, at: MilterCommand.letters.endOfMessage)))
        }
        let edits = mended?.edits ?? MilterHeaderEdits(removing: MilterFieldNames(ruling.removedFields), from: header)
        if isAllowed(edits) {
            write(edits, to: mended?.header ?? header, &output)
        } else {
            output.add(.note(MilterFault(.cannotChangeFields, at: MilterCommand.letters.endOfMessage)))
        }
        if !ruling.fields.isEmpty {
            if negotiation.actions.contains(.addFields) {
                write(ruling.fields, &output)
            } else {
                output.add(.note(MilterFault(.cannotChangeFields, at: MilterCommand.letters.endOfMessage)))
            }
        }
        if let mended, mended.changesBody { output.writer.write(body: mended.header.body) }
    }

    private struct Mended {
        let header: MilterHeader
        let edits: MilterHeaderEdits
        let changesBody: Bool
    }

    /// The mended message and what leads to it; nil where there is none, or where not all of it can be said: half of it could be worse
    /// than nothing.
    private func mended(_ ruling: Ruling) -> Mended? {
        guard let bytes = ruling.mended, let new = MilterHeader(parsing: bytes), header.isFaithful else { return nil }
        let edits = MilterHeaderEdits(from: header, to: new, without: MilterFieldNames(ruling.removedFields))
        let changesBody = !header.body.elementsEqual(new.body)
        let values = edits.changes.compactMap(\.replacement) + edits.insertions.map(\.field)
        guard isAllowed(edits), !changesBody || negotiation.actions.contains(.replaceBody),
            values.allSatisfy({ $0.name.count + $0.value.count <= Self.valueBytes })
        else { return nil }
        return Mended(header: new, edits: edits, changesBody: changesBody)
    }

    private func isAllowed(_ edits: MilterHeaderEdits) -> Bool {
        (edits.changes.isEmpty || negotiation.actions.contains(.changeFields))
            && (edits.insertions.isEmpty
                || negotiation.actions.contains(.addFields) && (negotiation.canInsert || edits.insertions.allSatisfy { $0.place == nil }))
    }

    private func write(_ edits: MilterHeaderEdits, to new: MilterHeader, _ output: inout MilterOutput) {
        for change in edits.changes {
            output.writer.write(.changeField) { payload in
                payload.append(UInt32(change.occurrence))
                if let replacement = change.replacement {
                    payload.append(string: new.bytes[replacement.name])
                    payload.append(string: value(replacement, in: new))
                } else {
                    payload.append(string: header.bytes[change.field.name])
                    payload.append(string: [])
                }
            }
        }
        for insertion in edits.insertions {
            output.writer.write(insertion.place == nil ? .addField : .insertField) { payload in
                if let place = insertion.place { payload.append(UInt32(place) + Self.ownFields) }
                payload.append(string: new.bytes[insertion.field.name])
                payload.append(string: value(insertion.field, in: new))
            }
        }
    }

    /// As the server wants it: folds are bare line feeds, and the space after the colon is left out unless it belongs to the value by
    /// agreement. An empty value would remove the field.
    private func value(_ field: MilterHeader.Field, in new: MilterHeader) -> [UInt8] {
        var value: [UInt8] = []
        for byte in new.bytes[field.value] {
            if byte == ASCII.lf, value.last == ASCII.cr { value.removeLast() }
            value.append(byte)
        }
        if !negotiation.steps.contains(.leadingSpace), value.first == ASCII.space { value.removeFirst() }
        return value.isEmpty ? [ASCII.space] : value
    }

    private func write(_ fields: [Ruling.Field], _ output: inout MilterOutput) {
        var place: UInt32 = 0
        for field in fields where Self.isName(field.name) {
            output.writer.write(negotiation.canInsert ? .insertField : .addField) { payload in
                if negotiation.canInsert { payload.append(place) }
                payload.append(string: field.name.utf8)
                let space = negotiation.steps.contains(.leadingSpace) ? [ASCII.space] : []
                payload.append(string: space + Self.line(field.value.utf8.prefix(Self.valueBytes)))
            }
            place += 1
        }
    }

    /// Printable ASCII without a colon: RFC 5322 section 3.6.8.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 200 && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != ASCII.colon }
    }

    /// Control characters would begin a line, or end the string.
    private static func line(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.map { $0 < ASCII.space || $0 == 0x7F ? ASCII.space : $0 }
    }
}
