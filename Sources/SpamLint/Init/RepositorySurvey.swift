import MailBytes
import MailDomain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a repository holds that has to do with mail, as far as names of files and the beginnings of some tell. Nothing is run.
public struct RepositorySurvey: Sendable {
    /// Files that may be mail, by the folder that they lie in.
    public private(set) var folders: [String: Int] = [:]
    /// Template languages, by how many files use them.
    public private(set) var languages: [String: Int] = [:]
    /// Libraries and services that send mail, with the file that names each.
    public private(set) var senders: [(name: String, file: String)] = []
    /// Domains that are probably the sender's, with the file that names each.
    public private(set) var domains: [(name: String, file: String)] = []
    /// Whether there was more than is looked at.
    public private(set) var isPartial = false

    private var seen = 0

    private static let fileLimit = 50_000
    private static let depthLimit = 12
    private static let headLimit = 16_384

    /// - Parameter folder: A path.
    public init(of folder: String) {
        let real = FolderLookup.real(folder) ?? folder
        var rules = IgnoreRules(above: real)
        walk(real, name: "", depth: 0, &rules)
    }

    /// The service whose placeholders are probably meant, as `esp:` names it.
    public var service: (name: String, file: String)? { senders.first { MailingServices.names.contains($0.name) } }

    private mutating func walk(_ folder: String, name: String, depth: Int, _ rules: inout IgnoreRules) {
        guard depth < Self.depthLimit, seen < Self.fileLimit else {
            isPartial = true
            return
        }
        rules.enter(folder)
        defer { rules.leave() }
        for (entry, isFolder) in Self.contents(of: folder) {
            let path = PathSyntax.join(folder, entry)
            let shown = name.isEmpty ? entry : name + "/" + entry
            if isFolder {
                if entry.hasPrefix(".") || Self.foreign.contains(entry) || rules.ignores(path, isFolder: true) { continue }
                walk(path, name: shown, depth: depth + 1, &rules)
                continue
            }
            seen += 1
            if rules.ignores(path, isFolder: false) { continue }
            if let names = Self.manifests[entry], depth < 3 { readManifest(path, shown, names) }
            if entry == "CNAME", depth < 2 { add(domain: String(decoding: Self.head(of: path), as: UTF8.self), file: shown) }
            look(at: path, entry: entry, folder: name)
        }
    }

    private mutating func look(at path: String, entry: String, folder: String) {
        let lower = entry.lowercased()
        let inMailFolder = MailNames.stand(in: folder)
        var language = Self.endings.first { lower.hasSuffix($0.ending) }
        // Endings that other texts have too say nothing outside of folders for mail.
        if let found = language, found.isGeneral, !inMailFolder { language = nil }
        let isPage = lower.hasSuffix(".html") || lower.hasSuffix(".htm") || lower.hasSuffix(".txt") || lower.hasSuffix(".md")
        guard lower.hasSuffix(".eml") || language != nil || isPage && inMailFolder else { return }
        folders[folder, default: 0] += 1
        if let language { languages[language.name, default: 0] += 1 }
        guard isPage, language == nil, !lower.hasSuffix(".md") else { return }
        let head = Self.head(of: path)
        for (mark, name) in Self.marks where Self.holds(head, mark) {
            languages[name, default: 0] += 1
            return
        }
    }

    private mutating func readManifest(_ path: String, _ shown: String, _ names: [(text: String, sender: String)]) {
        let head = Self.head(of: path)
        for (text, sender) in names where Self.holds(head, text) && !senders.contains(where: { $0.name == sender }) {
            senders.append((sender, shown))
        }
        guard shown.hasSuffix("package.json"), let start = Self.find(head, "\"homepage\"") else { return }
        let rest = String(decoding: head[start...].dropFirst(10).prefix(300), as: UTF8.self)
        guard let scheme = rest.firstRange(of: "://") else { return }
        add(domain: String(rest[scheme.upperBound...].prefix { $0 != "/" && $0 != "\"" && $0 != "#" && $0 != ":" }), file: shown)
    }

    private mutating func add(domain text: String, file: String) {
        let name = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        guard let site = Host(name)?.registrableDomain, !Self.shared.contains(site), !domains.contains(where: { $0.name == site }) else {
            return
        }
        domains.append((site, file))
    }

    // MARK: What is known

    private static let foreign: Set<String> = [
        "node_modules", "vendor", "bower_components", "venv", "__pycache__", "target", "dist", "build",
    ]
    /// Sites on which everybody has a page.
    private static let shared: Set<String> = [
        "github.com", "github.io", "gitlab.com", "gitlab.io", "npmjs.com", "bitbucket.org", "gitee.com",
    ]

    private static let endings: [(ending: String, name: String, isGeneral: Bool)] = [
        (".mjml", "MJML", false), (".hbs", "Handlebars", true), (".handlebars", "Handlebars", true), (".mustache", "Mustache", true),
        (".liquid", "Liquid", true), (".j2", "Jinja2", true), (".jinja", "Jinja2", true), (".jinja2", "Jinja2", true),
        (".twig", "Twig", true), (".njk", "Nunjucks", true), (".erb", "ERB", true), (".ejs", "EJS", true), (".ftl", "FreeMarker", true),
        (".gotmpl", "Go templates", true), (".tmpl", "Go templates", true), (".ampscript", "AMPscript", false),
        (".blade.php", "Blade", true),
    ]

    private static let marks: [(mark: String, name: String)] = [
        ("*|", "Mailchimp"), ("%%=", "AMPscript"), ("th:text", "Thymeleaf"), ("<#if", "FreeMarker"), ("<%", "ERB"),
        ("{%", "Liquid or Jinja2"),
        ("{{", "Handlebars or Mustache"),
    ]

    /// Names of packages, by the file that lists them, with what sends mail.
    private static let manifests: [String: [(text: String, sender: String)]] = [
        "package.json": [
            ("@sendgrid/", "sendgrid"), ("\"postmark\"", "postmark"), ("mailgun", "mailgun"),
            ("@mailchimp/mailchimp_marketing", "mailchimp"),
            ("@mailchimp/mailchimp_transactional", "mandrill"), ("client-ses", "ses"), ("\"nodemailer", "nodemailer"),
            ("\"resend\"", "resend"),
            ("\"mjml\"", "mjml"), ("react-email", "react-email"),
        ],
        "Gemfile": [
            ("sendgrid", "sendgrid"), ("postmark", "postmark"), ("mailgun", "mailgun"), ("aws-sdk-ses", "ses"),
            ("aws-actionmailer-ses", "ses"),
            ("rails", "actionmailer"),
        ],
        "requirements.txt": [
            ("sendgrid", "sendgrid"), ("postmarker", "postmark"), ("mailgun", "mailgun"), ("mailchimp", "mailchimp"),
            ("anymail", "anymail"),
            ("Django", "django"), ("django", "django"),
        ],
        "pyproject.toml": [
            ("sendgrid", "sendgrid"), ("postmarker", "postmark"), ("mailgun", "mailgun"), ("anymail", "anymail"), ("django", "django"),
        ],
        "composer.json": [
            ("sendgrid/", "sendgrid"), ("postmark", "postmark"), ("mailgun/", "mailgun"), ("symfony/mailer", "symfony"),
            ("laravel/framework", "laravel"), ("phpmailer/", "phpmailer"),
        ],
        "go.mod": [
            ("sendgrid", "sendgrid"), ("mailgun", "mailgun"), ("listmonk", "listmonk"), ("gomail", "gomail"), ("go-mail", "go-mail"),
        ],
        "pom.xml": [("sendgrid", "sendgrid"), ("spring-boot-starter-mail", "spring"), ("jakarta.mail", "jakarta-mail")],
    ]
}

extension RepositorySurvey {
    /// What a folder holds, in byte order.
    private static func contents(of folder: String) -> [(name: String, isFolder: Bool)] {
        guard let stream = PathText.withSystemPath(folder, { opendir($0) }) else { return [] }
        defer { closedir(stream) }
        var found: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: UInt8.self, capacity: 256) {
                    PathText.text(UnsafeBufferPointer(start: $0, count: 256).prefix { $0 != 0 })
                }
            }
            if name == "." || name == ".." { continue }
            // Links are left alone: they may lead anywhere.
            if entry.pointee.d_type == UInt8(DT_DIR) { found.append((name, true)) }
            if entry.pointee.d_type == UInt8(DT_REG) { found.append((name, false)) }
        }
        return found.sorted { $0.name < $1.name }
    }

    /// The beginning of a file.
    private static func head(of path: String) -> [UInt8] {
        guard let file = PathText.withSystemPath(path, { fopen($0, "rb") }) else { return [] }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: headLimit)
        let count = fread(&buffer, 1, buffer.count, file)
        return Array(buffer[..<count])
    }

    private static func holds(_ bytes: [UInt8], _ text: String) -> Bool { bytes.holds(Array(text.utf8)) }

    private static func find(_ bytes: [UInt8], _ text: String) -> Int? {
        bytes.withUnsafeBufferPointer { $0.find(Array(text.utf8), from: 0, to: $0.count) }
    }
}
