import Foundation
import TestSupport
import Testing

@Suite struct IgnoreCommandTests {
    private func paths(_ arguments: [String], in folder: TemporaryFolder) throws -> [String] {
        let outcome = try Program.run(["--format", "ndjson", "--fail-on", "never"] + arguments, folder: folder.path)
        return try outcome.output.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(object?["path"] as? String)
        }
    }

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["mail/a.eml", "mail/b.eml", "mail/keep.eml", "build/c.eml", "mail/deep/d.eml", "mail/deep/out/e.eml", "drafts/f.eml"] {
            try folder.write(name, LintCommandTests.good)
        }
        try folder.write(".git/HEAD", "")
        try folder.write(".gitignore", "/build/\nb.eml\n")
        try folder.write("mail/.gitignore", "out/\n")
        try folder.write(".spamlintignore", "drafts\n!mail/keep.eml\n")
        try folder.write("mail/.spamlintignore", "keep.eml\n")
        return folder
    }

    @Test func foldersAreWalkedWithoutWhatIsIgnored() throws {
        let folder = try folder()
        #expect(try paths(["."], in: folder) == ["./mail/a.eml", "./mail/deep/d.eml"])
        #expect(try paths(["mail"], in: folder) == ["mail/a.eml", "mail/deep/d.eml"])
        #expect(try paths(["--no-ignore", "."], in: folder).count == 7)
    }

    @Test func whatIsNamedIsLinted() throws {
        let folder = try folder()
        #expect(try paths(["build", "mail/b.eml", "drafts/f.eml"], in: folder) == ["build/c.eml", "mail/b.eml", "drafts/f.eml"])
        let forced = ["--force-exclude", "build", "build/c.eml", "mail/a.eml", "mail/b.eml", "drafts/f.eml", "./mail/../drafts/f.eml"]
        #expect(try paths(forced, in: folder) == ["mail/a.eml"])
        let none = try Program.run(["--force-exclude", "mail/b.eml"], folder: folder.path)
        #expect(none.status == 0 && none.error.isEmpty)
    }

    @Test func aFolderOfWhichNothingIsLeftSaysSo() throws {
        let folder = try TemporaryFolder()
        try folder.write("mail/a.eml", LintCommandTests.good)
        try folder.write("mail/.spamlintignore", "*.eml\n")
        let outcome = try Program.run(["mail"], folder: folder.path)
        #expect(outcome.status == 2)
        #expect(
            outcome.error
                == "spamlint: mail: what is in this folder is left out by .gitignore or .spamlintignore; --no-ignore lints it\n")
    }

    @Test func outsideOfARepositoryGitHasNoSay() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.eml", LintCommandTests.good)
        try folder.write(".gitignore", "*.eml\n")
        #expect(try paths(["."], in: folder) == ["./a.eml"])
    }

    @Test func templatesAreFound() throws {
        let folder = try TemporaryFolder()
        let page = "<html lang=\"en\"><body><table><tr><td>Hello {{name}}</td></tr></table></body></html>"
        for name in ["templates/a.hbs", "templates/b.mjml", "templates/sub/c.html.j2", "views/d.ejs"] { try folder.write(name, page) }
        try folder.write("templates/e.liquid", "<p>Hello {{name}}</p>")
        try folder.write("templates/partials/f.hbs", page)
        try folder.write("views/g.ejs", "<nav>{{x}}</nav>")
        try folder.write("README.md", "# Hello\n")
        try folder.write("LICENSE", "Licence: none\n")
        try folder.write("Makefile", "all: build\n")
        try folder.write("package.json", "{\"from\": \"a@b.example\", \"text\": \"x\", \"subject\": \"y\"}")
        try folder.write(".git/HEAD", "")
        let found = ["templates/a.hbs", "templates/b.mjml", "templates/e.liquid", "templates/sub/c.html.j2"]
        #expect(try paths(["templates"], in: folder) == found)
        #expect(try paths(["."], in: folder) == ["a.hbs", "b.mjml", "sub/c.html.j2"].map { "./templates/" + $0 } + ["./views/d.ejs"])
    }
}
