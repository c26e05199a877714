import MailBytes
import SpamLintCore

/// A finding as SARIF describes it (section 3.27).
struct SARIFResult {
    static let base: StaticString = "%SRCROOT%"

    let finding: Finding
    let ruleIndex: Int
    /// From the folder of the run.
    let path: String
    let source: SourceText
    let fingerprint: String
    /// Why it does not count, where it does not.
    let suppression: SARIFSuppression?
    let language: ReportLanguage

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("ruleId")
        json.value(finding.rule.id.name)
        json.key("ruleIndex")
        json.value(ruleIndex)
        json.key("level")
        json.value(finding.rule.severity.rawValue)
        json.key("message")
        json.text(finding.message(in: language))
        json.key("locations")
        json.beginArray()
        json.object { json in
            json.key("physicalLocation")
            json.object { json in
                Self.artifact(path, to: &json)
                json.key("region")
                region(finding.location, to: &json)
            }
        }
        json.endArray()
        json.key("partialFingerprints")
        json.object { json in
            json.key("primaryLocationLineHash")
            json.value(fingerprint)
        }
        writeFix(to: &json)
        suppression?.write(to: &json)
        json.endObject()
    }

    /// The member `artifactLocation`.
    static func artifact(_ path: String, to json: inout JSONWriter) {
        json.key("artifactLocation")
        json.object { json in
            let uri = ArtifactPath.uri(path)
            json.key("uri")
            json.value(uri)
            if !uri.hasPrefix("file:") {
                json.key("uriBaseId")
                json.value("\(base)")
            }
        }
    }

    private func region(_ location: Location, to json: inout JSONWriter) {
        let region = SourceRegion(location, in: source)
        json.object { json in
            json.key("startLine")
            json.value(region.startLine)
            json.key("startColumn")
            json.value(region.startColumn)
            json.key("endLine")
            json.value(region.endLine)
            json.key("endColumn")
            json.value(region.endColumn)
            bytes(location.range, to: &json)
        }
    }

    private func bytes(_ range: Range<Int>, to json: inout JSONWriter) {
        json.key("byteOffset")
        json.value(range.lowerBound)
        json.key("byteLength")
        json.value(range.count)
    }

    /// The member `fixes`: the edits that mend the finding; advice alone stands in the help of the rule.
    private func writeFix(to json: inout JSONWriter) {
        guard let fix = finding.fix, fix.safety != .advice, !fix.edits.isEmpty else { return }
        json.key("fixes")
        json.beginArray()
        json.object { json in
            json.key("description")
            json.text(finding.advice(in: language))
            json.key("artifactChanges")
            json.beginArray()
            json.object { json in
                Self.artifact(path, to: &json)
                json.key("replacements")
                json.beginArray()
                for edit in fix.edits { json.object { replacement(edit, to: &$0) } }
                json.endArray()
            }
            json.endArray()
            json.key("properties")
            json.object { json in
                json.key("safety")
                json.value(fix.safety.rawValue)
            }
        }
        json.endArray()
    }

    private func replacement(_ edit: Edit, to json: inout JSONWriter) {
        json.key("deletedRegion")
        json.object { bytes(edit.range, to: &$0) }
        json.key("insertedContent")
        json.object { json in
            if let text = String(validating: edit.replacement, as: UTF8.self) {
                json.key("text")
                json.value(text)
            } else {
                json.key("binary")
                json.value(String(decoding: Base64Writer.encode(edit.replacement), as: UTF8.self))
            }
        }
    }
}
