import MailDomain
import MailHTML
import MailMessage
import SpamLintCore

/// What `inspect` prints, in the first version of its JSON (`Schemas/inspect.v1.schema.json`).
public enum InspectJSONv1 {
    public static let schema = "spamlint-inspect/v1"

    public static func write(_ inspection: Inspection, to json: inout JSONWriter) {
        let facts = inspection.facts
        json.beginObject()
        json.key("schema")
        json.value(schema)
        json.key("path")
        json.value(inspection.path)
        if let message = inspection.message {
            json.key("message")
            json.value(message)
        }
        json.key("class")
        json.value(facts.messageClass.rawValue)
        json.key("subject")
        json.value(facts.subject?.string)
        json.key("from")
        writeOriginators(of: facts, to: &json)
        json.key("date")
        json.value(date(of: facts))
        json.key("parts")
        writeParts(of: facts.message, to: &json)
        json.key("visible")
        json.value(text(of: facts, .text))
        json.key("preheader")
        json.value(text(of: facts, .preheader))
        json.key("hidden")
        writeHidden(of: facts, to: &json)
        json.key("links")
        writeLinks(of: facts, to: &json)
        json.key("images")
        writeImages(of: facts, to: &json)
        json.key("facts")
        json.beginObject()
        for (definition, value) in inspection.measured {
            json.key(named: definition.name)
            json.raw(NumberText.text(value))
        }
        json.endObject()
        json.key("defects")
        writeDefects(of: inspection, to: &json)
        if let template = facts.template {
            json.key("template")
            InspectTemplate.write(template, range: inspection.tokenRange, to: &json)
        }
        json.endObject()
    }

    private static func date(of facts: Facts) -> String? {
        facts.message.first(.date).flatMap { facts.message.date($0) }?.rfc3339
    }

    private static func text(of facts: Facts, _ scope: Scope) -> String? {
        let segments = facts.segments(scope)
        guard !segments.isEmpty else { return nil }
        return segments.map { String(decoding: $0.segment.bytes[$0.segment.range], as: UTF8.self) }.joined(separator: "\n")
    }

    private static func writeOriginators(of facts: Facts, to json: inout JSONWriter) {
        json.beginArray()
        for mailbox in facts.originators?.mailboxes ?? [] {
            json.beginObject()
            json.key("name")
            json.value(facts.message.displayName(mailbox).string)
            json.key("address")
            json.value(String(decoding: facts.message.address(mailbox), as: UTF8.self))
            json.endObject()
        }
        json.endArray()
    }

    /// The leaves, in order; messages inside the message are descended into.
    private static func writeParts(of message: Message, to json: inout JSONWriter) {
        json.beginArray()
        for (index, part) in message.parts.enumerated() where part.kind == .leaf {
            let content = message.content(of: index)
            json.beginObject()
            json.key("path")
            json.value(part.path.description)
            json.key("type")
            json.value(part.mediaType.name)
            json.key("charset")
            json.value(part.isText ? message.text(of: index).charset.name : nil)
            json.key("filename")
            json.value(message.filename(of: index)?.string)
            json.key("bytes")
            json.value(content.count)
            json.key("sha256")
            json.value(ContentDigest.of(content))
            json.endObject()
        }
        json.endArray()
    }

    private static func writeHidden(of facts: Facts, to json: inout JSONWriter) {
        json.beginArray()
        for body in facts.bodies {
            guard let document = body.document else { continue }
            for run in document.hidden where run.role == .text {
                json.beginObject()
                json.key("reason")
                json.value(run.reason.rawValue)
                json.key("text")
                json.value(String(decoding: document.hiddenFlow[run.text], as: UTF8.self))
                json.endObject()
            }
        }
        json.endArray()
    }

    private static func writeLinks(of facts: Facts, to json: inout JSONWriter) {
        json.beginArray()
        for link in facts.links {
            json.beginObject()
            json.key("target")
            json.value(String(decoding: link.target, as: UTF8.self))
            json.key("host")
            json.value(link.url.host?.ascii)
            json.key("text")
            json.value(facts.visibleText(of: link).map { String(decoding: $0, as: UTF8.self) })
            json.key("hidden")
            json.value(link.link?.isHidden ?? false)
            json.endObject()
        }
        json.endArray()
    }

    private static func writeImages(of facts: Facts, to json: inout JSONWriter) {
        json.beginArray()
        for body in facts.bodies {
            guard let document = body.document else { continue }
            for image in document.images {
                json.beginObject()
                json.key("source")
                json.value(image.source.map { String(decoding: document.urlBytes($0), as: UTF8.self) })
                json.key("alt")
                json.value(image.alternative == .missing ? nil : String(decoding: document.text(image.alt).utf8, as: UTF8.self))
                json.key("width")
                if let width = image.width { json.raw(NumberText.text(Double(width))) } else { json.null() }
                json.key("height")
                if let height = image.height { json.raw(NumberText.text(Double(height))) } else { json.null() }
                json.key("tracking")
                json.value(image.isTrackingPixel)
                json.endObject()
            }
        }
        json.endArray()
    }

    private static func writeDefects(of inspection: Inspection, to json: inout JSONWriter) {
        json.beginArray()
        for defect in inspection.facts.defects {
            json.beginObject()
            json.key("kind")
            json.value(defect.kind)
            json.key("detail")
            json.value(defect.detail)
            if case .source(let range) = defect.place {
                let place = inspection.fileRange(range)
                json.key("start")
                json.value(place.lowerBound)
                json.key("end")
                json.value(place.upperBound)
            }
            json.endObject()
        }
        json.endArray()
    }
}
