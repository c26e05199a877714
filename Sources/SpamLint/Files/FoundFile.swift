import MailMessage
import MailTemplate

/// Tells whether a file that a walk through a folder comes to is mail, or a template of it, by its name and how it begins.
///
/// In a repository of programs most files are neither, and what is taken for mail by mistake is a finding that nobody can mend.
struct FoundFile {
    /// The file's name, without its folder.
    let name: String
    /// The folders that it lies in, as far as their names say something.
    let folder: String
    /// Whether one of them is called as folders for mail are.
    let isInMailFolder: Bool
    /// Whether the walk began in a folder for templates, by whose name somebody asked for templates.
    var isInTemplateFolder = false

    /// Bytes of a template in which it shows that it is mail.
    static let headLimit = 65_536
    private static let objectLimit = 1 << 22

    /// What decides.
    enum Kind: Equatable {
        case message
        /// Only its first bytes tell.
        case unnamed, template, note, object
        case other
    }

    var kind: Kind {
        let endings = endings
        guard let last = endings.last else { return .unnamed }
        if Self.messages.contains(last) { return .message }
        if last == "md" || last == "markdown" { return .note }
        if last == "json" { return Self.isForeignObject(name.lowercased()) ? .other : .object }
        guard Self.languages.contains(last) || last == "php" || isPageInOther(endings) else { return .other }
        return isPiece || endings.dropLast().suffix(1).contains(where: Self.foreign.contains) ? .other : .template
    }

    /// Whether the file is mail.
    ///
    /// - Parameter read: The file's first bytes, as many as are asked for.
    func isMail(_ read: (Int) -> [UInt8]) -> Bool {
        switch kind {
        case .message: true
        case .other: false
        case .unnamed: Input.beginsLikeMail(read(1_024))
        case .note: MailDraft.namesSubject(read(Self.headLimit))
        case .template: isTemplate(read(Self.headLimit))
        case .object: isObject(read)
        }
    }

    // MARK: Names

    private static let messages: Set<String> = ["eml", "html", "htm", "mbox", "mjml"]

    /// Template languages, by the endings of their files.
    static let languages: Set<String> = [
        "hbs", "handlebars", "mustache", "liquid", "j2", "jinja", "jinja2", "njk", "twig", "erb", "ejs", "ftl", "ftlh", "tmpl", "gotmpl",
        "gohtml", "tpl", "vm",
    ]
    /// What stands before the ending of a template of something else: `values.yaml.tmpl`.
    private static let foreign: Set<String> = [
        "yaml", "yml", "json", "js", "jsx", "ts", "tsx", "css", "scss", "less", "sql", "sh", "bash", "conf", "cfg", "ini", "toml", "xml",
        "svg", "rss",
        "atom", "ics", "csv", "go", "rb", "py", "php", "java", "kt", "cs", "c", "h", "cpp", "rs", "swift", "tf", "hcl", "env", "service",
        "rst", "tex",
    ]
    /// What editors and tools leave beside a page.
    private static let leftovers: Set<String> = ["bak", "orig", "old", "rej", "swp", "tmp", "gz", "br", "zip", "snap", "map"]
    /// Folders of what is put into other templates.
    private static let pieces: Set<String> = [
        "partials", "_partials", "includes", "_includes", "snippets", "components", "macros", "blocks", "shared",
    ]

    /// The last two endings, in lower case; none where the last is no ending but a number, a checksum or a host's name.
    private var endings: [String] {
        let names = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().suffix(2).map { $0.lowercased() }
        guard let last = names.last, Self.isEnding(last) else { return [] }
        return names
    }

    private static func isEnding(_ text: String) -> Bool {
        let isShort = text.utf8.count <= 10 && text.utf8.contains { $0 &- 0x61 < 26 }
        return isShort && (text.utf8.count <= 8 || languages.contains(text))
            && text.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
    }

    /// Whether other templates take it in: it is no mail by itself.
    private var isPiece: Bool {
        name.hasPrefix("_") || folder.lowercased().split(separator: "/").contains { Self.pieces.contains(String($0)) }
    }

    private static func isForeignObject(_ name: String) -> Bool {
        name.hasPrefix("package") || name.hasPrefix("composer.") || name.hasPrefix("tsconfig") || name.hasSuffix(".schema.json")
    }

    /// `welcome.html.heex`
    private func isPageInOther(_ endings: [String]) -> Bool {
        endings.count > 1 && endings[0] == "html" && !Self.leftovers.contains(endings[1])
    }

    // MARK: Content

    /// A template of mail: HTML with nothing that only sites have, and a sign that it is mail; or text where mail is kept.
    private func isTemplate(_ head: [UInt8]) -> Bool {
        if MailDraft.namesSubject(head) { return true }
        let isMailFile = isInMailFolder || MailNames.stand(in: name)
        // PHP is a language for all that there is; of the rest every language fills something in.
        if name.lowercased().hasSuffix(".php"), !isMailFile || Self.isProgram(head) { return false }
        if !Self.languages.contains(endings.last ?? ""), TemplateReading(head) == nil { return false }
        guard Input.holdsHTML(head) else {
            return isMailFile && !name.lowercased().contains("subject") && !head.isEmpty && !head.contains(0)
        }
        let marks = MarkupMarks(head)
        if marks.isMJML { return true }
        return !marks.isSite && (isMailFile || isInTemplateFolder || marks.isPage)
    }

    /// Whether PHP says what a program does, and is no page with values in it.
    private static func isProgram(_ head: [UInt8]) -> Bool {
        let words = ["namespace ", "\nclass ", "\nfinal class ", "\nabstract class ", "function "].map { Array($0.utf8) }
        return head.indices.contains { i in words.contains { head[i] == $0[0] && head[i...].starts(with: $0) } }
    }

    private func isObject(_ read: (Int) -> [UInt8]) -> Bool {
        let head = read(4_096)
        // A list of texts in some language has keys alike, and no sender.
        guard head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), MarkupMarks.mayBeObject(head) else { return false }
        let bytes = read(Self.objectLimit)
        guard bytes.count < Self.objectLimit, let (draft, _) = MailDraft.object(bytes) else { return false }
        if draft.fields.contains(where: { $0.name == "From" || $0.name == "To" }) { return true }
        return draft.writing == .html && Input.holdsHTML(Array(draft.bytes[draft.body]))
    }
}
