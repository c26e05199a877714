import Testing

@testable import SpamLint

/// What a walk through a folder takes for mail.
@Suite struct FoundFileTests {
    private func isMail(_ path: String, _ text: String, templates: Bool = false) -> Bool {
        let folder = PathSyntax.folder(of: "/r/" + path)
        let file = FoundFile(
            name: PathSyntax.name(of: path), folder: folder, isInMailFolder: MailNames.stand(in: folder), isInTemplateFolder: templates)
        return file.isMail { Array(text.utf8.prefix($0)) }
    }

    private static let page = "<html><body><table><tr><td>Hello {{name}}</td></tr></table></body></html>"
    private static let piece = "<p>Hello {{name}}</p>"

    @Test(arguments: [
        "a.mjml", "a.hbs", "a.handlebars", "a.mustache", "a.liquid", "a.j2", "a.jinja", "a.jinja2", "a.njk", "a.twig", "a.erb", "a.ejs",
        "a.ftl",
        "a.ftlh", "a.tmpl", "a.gohtml", "a.gotmpl", "a.vm", "a.tpl", "welcome.html.erb", "welcome.html.heex", "welcome.en.html.twig",
        "A.HBS",
    ])
    func pagesInTemplateLanguagesAreMail(_ name: String) { #expect(isMail(name, Self.page)) }

    @Test func partsOfSitesAreNone() {
        for tag in ["<script src=\"a.js\"></script>", "<nav>x</nav>", "<form>x</form>", "<link rel=\"stylesheet\" href=\"a.css\">"] {
            #expect(!isMail("views/index.ejs", "<html><head></head><body>\(tag)</body></html>"))
            #expect(!isMail("emails/index.ejs", "<html><head></head><body>\(tag)</body></html>"))
        }
        #expect(isMail("a.ejs", "<html><link href=\"https://fonts.example/css\" rel=\"stylesheet\"><table></table></html>"))
        #expect(isMail("a.hbs", "<script type=\"application/ld+json\">{}</script>" + Self.page))
        #expect(!isMail("views/item.erb", Self.piece))
        #expect(!isMail("conf/nginx.conf.j2", Self.page) && !isMail("values.yaml.tmpl", "a: {{ b }}"))
        #expect(!isMail("App.jsx", Self.page) && !isMail("App.tsx", Self.page) && !isMail("a.vue", Self.page) && !isMail("a.js", Self.page))
        #expect(!isMail("index.html.bak", Self.page) && !isMail("index.html.report", "<html><body>x</body></html>"))
        #expect(!isMail("emails/class-mail.php", "<?php\nclass Mail { function a() { echo '<table>'; } }"))
        #expect(!isMail("site/page.php", Self.page) && isMail("email/welcome.php", Self.page))
    }

    @Test func foldersForMailSayMore() {
        for path in ["emails/a.hbs", "app/views/user_mailer/a.html.erb", "EmailTemplates/a.liquid", "src/welcome-email.njk"] {
            #expect(isMail(path, Self.piece), "\(path)")
        }
        #expect(isMail("a.hbs", Self.piece, templates: true))
        #expect(isMail("emails/welcome.txt.j2", "Hello {{ name }}") && isMail("emails/welcome.tmpl", "Hello {{ .Name }}"))
        #expect(!isMail("notes/welcome.txt.j2", "Hello {{ name }}") && !isMail("emails/welcome_subject.txt.j2", "Hello {{ name }}"))
        #expect(!isMail("webmailish/a.hbs", Self.piece))
    }

    @Test func piecesOfTemplatesAreNone() {
        #expect(!isMail("emails/partials/footer.hbs", Self.page) && !isMail("emails/_footer.html.erb", Self.page))
    }

    @Test func notesNeedASubject() {
        #expect(isMail("a.md", "---\nsubject: Hello\n---\n# Hi"))
        #expect(!isMail("emails/README.md", "# Mail\n\nSubject: none") && !isMail("post.md", "---\ntitle: Hello\n---\nHi"))
        #expect(isMail("a.hbs", "---\nsubject: Hello\n---\nHi {{name}}"))
    }

    @Test func objectsAreMailWhereTheySayWho() {
        #expect(isMail("a.json", "{\"From\": \"a@shop.example\", \"HtmlBody\": \"<p>x</p>\", \"Subject\": \"x\"}"))
        #expect(isMail("a.json", "{\"Template\": {\"SubjectPart\": \"x\", \"HtmlPart\": \"<p>x</p>\"}}"))
        #expect(!isMail("package.json", "{\"from\": \"a@shop.example\", \"html\": \"<p>x</p>\", \"subject\": \"x\"}"))
        #expect(!isMail("locales/en.json", "{\"subject\": \"Subject\", \"text\": \"Text\"}"))
        #expect(!isMail("a.json", "{\"html\": true}") && !isMail("a.json", "[1]") && !isMail("a.json", "{\"html\":"))
    }

    @Test func filesWithoutEndingBeginLikeMail() {
        for start in [
            "From: a@shop.example\n", "Return-Path: <a>\n", "x-own: 1\n", "\u{FEFF}Subject: x\n", "From a@b Mon Nov 23 10:00:00 2026\n",
            "From x\nReceived: by y\n",
        ] { #expect(isMail("00001.7c53336b37003a9286aba55d2945844c", start), "\(start)") }
        for (name, text) in [
            ("LICENSE", "From time to time it may change\n"), ("README", "Usage: run it\n"), ("Makefile", "all: build\n"),
            ("Dockerfile", "FROM x\n"),
            ("COPYING", "Copyright: me\n"), ("CODEOWNERS", "* @a\n"), ("Procfile", "web: run\n"), ("control", "Package: x\n"),
        ] { #expect(!isMail(name, text), "\(name)") }
    }
}
