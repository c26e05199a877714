import MailBytes
import MailHTML
import SpamLintCore

extension Check {
    /// Attributes `on…` that hold a script. Points at the name of the attribute.
    static let eventHandler = Check("event-handler", needs: .html) { facts, _ in
        facts.documents.flatMap { body, document in
            document.features(.eventHandler).compactMap { feature -> Evidence? in
                let name = document.utf8[feature.span].prefix { $0 != 0x3D && $0 > 0x20 }
                let event = name.dropFirst(2).map(\.asciiLowercased)
                guard events.contains(where: { event.starts(with: $0.utf8) }) else { return nil }
                return Evidence(at: .text(part: body.part, feature.span.lowerBound..<feature.span.lowerBound + name.count))
            }
        }
    }

    /// Beginnings of the names of events; other attributes begin with `on` too.
    private static let events = [
        "abort", "animation", "before", "blur", "change", "click", "contextmenu", "copy", "cut", "dblclick", "drag", "drop", "error",
        "focus",
        "hashchange", "input", "key", "load", "message", "mouse", "page", "paste", "pointer", "popstate", "reset", "resize", "scroll",
        "select", "submit", "toggle", "touch", "transition", "unload", "wheel",
    ]
}
