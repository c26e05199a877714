import SpamLint

/// A document that an editor has open, with what was found in it.
struct OpenDocument {
    /// A finding with its place as the editor counts.
    struct Located {
        let finding: Finding
        let start: EditorPosition
        let end: EditorPosition

        /// Whether a place lies in it; what has no length is found on its line.
        func contains(_ position: EditorPosition) -> Bool {
            start == end ? position.line == start.line : start <= position && position <= end
        }

        func touches(_ from: EditorPosition, _ to: EditorPosition) -> Bool {
            start == end ? from.line <= start.line && start.line <= to.line : start <= to && from <= end
        }
    }

    let uri: String
    private let source: SourceText
    private(set) var findings: [Located] = []

    /// - Parameter text: As the editor has it.
    init(uri: String, text: String, linter: Linter) {
        self.uri = uri
        let bytes = Array(text.utf8)
        source = SourceText(bytes)
        // An empty document is no message yet.
        var details = ReportDetails.none
        details.edits = true
        let reports = (try? linter.reports(on: bytes, named: Self.path(of: uri), details: details)) ?? []
        findings = reports.flatMap(\.findings).map { finding in
            Located(
                finding: finding, start: position(of: finding.location.range.lowerBound),
                end: position(of: finding.location.range.upperBound))
        }
    }

    private func position(of offset: Int) -> EditorPosition {
        let place = source.position(of: offset)
        return EditorPosition(line: place.line - 1, character: max(0, place.column - 1))
    }

    /// The path in a `file:` URI, whose ending tells what the document is.
    private static func path(of uri: String) -> String {
        let path = uri.hasPrefix("file://") ? uri.dropFirst("file://".count) : uri[...]
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return PathText.text(bytes)
    }

    /// A code action that makes the edits of a finding; none where there are only words.
    func writeAction(for found: Located, language: ReportLanguage, to json: inout JSONWriter) {
        guard let fix = found.finding.fix, fix.safety != .advice, !fix.edits.isEmpty else { return }
        let texts = fix.edits.map { String(validating: $0.replacement, as: UTF8.self) }
        guard !texts.contains(nil) else { return }
        json.object { json in
            json.key("title")
            json.value(MessageTemplate.shorten(found.finding.advice(in: language), to: 120))
            json.key("kind")
            json.value("quickfix")
            json.key("isPreferred")
            json.value(fix.safety == .safe)
            json.key("diagnostics")
            json.beginArray()
            found.write(language: language, to: &json)
            json.endArray()
            json.key("edit")
            json.object { json in
                json.key("changes")
                json.object { json in
                    json.key(named: uri)
                    json.beginArray()
                    for (edit, text) in zip(fix.edits, texts) { write(edit, text ?? "", to: &json) }
                    json.endArray()
                }
            }
        }
    }

    private func write(_ edit: Edit, _ text: String, to json: inout JSONWriter) {
        json.object { json in
            json.key("range")
            EditorPosition.writeRange(position(of: edit.range.lowerBound), position(of: edit.range.upperBound), to: &json)
            json.key("newText")
            json.value(text)
        }
    }
}

extension OpenDocument.Located {
    /// The diagnostic.
    func write(language: ReportLanguage, to json: inout JSONWriter) {
        json.object { json in
            json.key("range")
            writeRange(to: &json)
            json.key("severity")
            switch finding.rule.severity {
            case .error: json.value(1)
            case .warning: json.value(2)
            case .note: json.value(3)
            }
            json.key("code")
            json.value(finding.rule.id.name)
            if let url = finding.rule.references.first?.url {
                json.key("codeDescription")
                json.object { json in
                    json.key("href")
                    json.value(url)
                }
            }
            json.key("source")
            json.value("spamlint")
            json.key("message")
            json.value(finding.message(in: language))
        }
    }

    func writeRange(to json: inout JSONWriter) { EditorPosition.writeRange(start, end, to: &json) }
}

extension EditorPosition {
    static func writeRange(_ start: EditorPosition, _ end: EditorPosition, to json: inout JSONWriter) {
        json.object { json in
            json.key("start")
            start.write(to: &json)
            json.key("end")
            end.write(to: &json)
        }
    }

    private func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("line")
            json.value(line)
            json.key("character")
            json.value(character)
        }
    }
}
