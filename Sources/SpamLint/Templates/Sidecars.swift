import MailBytes

/// Files beside a template that say more of its message: `welcome.subject.txt` and `welcome.txt` beside `welcome.html`.
public struct Sidecars: Sendable {
    /// The subject, on the first line of a file of its own.
    public var subject: [UInt8]?
    /// The plain text part.
    public var plain: [UInt8]?

    public var isEmpty: Bool { subject == nil && plain == nil }

    public init(subject: [UInt8]? = nil, plain: [UInt8]? = nil) {
        self.subject = subject
        self.plain = plain
    }

    private static let pages: Set<String> = ["html", "htm", "mjml"]
    private static let languages: Set<String> = [
        "hbs", "handlebars", "mustache", "liquid", "j2", "jinja", "jinja2", "njk", "twig", "ejs", "erb", "tmpl", "tpl", "ftl", "ftlh", "vm",
    ]

    /// Reads those that lie beside the file at `path`, as `PathText` has it.
    public static func beside(_ path: String) -> Sidecars {
        guard let stem = stem(of: path) else { return Sidecars() }
        func first(_ endings: [String]) -> [UInt8]? {
            for ending in endings where stem + ending != path {
                do {
                    return try FileBytes.read(stem + ending)
                } catch {
                    // Most templates have none.
                    continue
                }
            }
            return nil
        }
        return Sidecars(
            subject: first([".subject.txt", ".subject", "_subject.txt", "-subject.txt"]),
            plain: first([".txt", ".text", "_text.txt", "-text.txt"]))
    }

    /// The path without the endings of a page and of its template language; nil for what is no page.
    static func stem(of path: String) -> String? {
        var rest = path[...]
        for _ in 0..<3 {
            guard let dot = rest.utf8.lastIndex(of: ASCII.dot), dot > rest.startIndex, !rest[dot...].utf8.contains(0x2F) else { return nil }
            let ending = rest[rest.utf8.index(after: dot)...].lowercased()
            rest = rest[..<dot]
            if pages.contains(ending) { return String(rest) }
            guard languages.contains(ending) else { return nil }
        }
        return nil
    }
}
