import Foundation
import TestSupport
import Testing

@Suite struct InitCommandTests {
    @Test func whatIsThereIsWrittenDown() throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("package.json", #"{"homepage": "https://www.shop.example/about", "dependencies": {"@sendgrid/mail": "8"}}"#)
        try folder.write("emails/newsletter/a.mjml", "<mjml></mjml>")
        try folder.write("emails/newsletter/b.hbs", "Hi {{name}}")
        try folder.write("emails/receipts/c.html", "<p>*|FNAME|*</p>")
        try folder.write("node_modules/x/emails/d.mjml", "<mjml></mjml>")
        try folder.write("src/page.html", "<p>no mail</p>")
        let outcome = try Program.run(["init"], folder: folder.path)
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.hasPrefix("wrote .spamlint.yml; "))
        let text = try String(contentsOfFile: folder.path + "/.spamlint.yml", encoding: .utf8)
        for part in [
            "#   emails/newsletter: 2 files", "#   emails/receipts: 1 file\n", "Handlebars", "MJML", "Mailchimp",
            "esp: sendgrid  # package.json",
            "own: [shop.example]  # package.json", "  - files: [\"emails/newsletter/**\"]\n    class: marketing",
            "  - files: [\"emails/receipts/**\"]\n    class: transactional",
        ] {
            #expect(text.contains(part), "\(part) is not in\n\(text)")
        }
        #expect(!text.contains("node_modules") && !text.contains("src"))
        let printed = try Program.run(["--print-config", "emails/receipts/c.html"], folder: folder.path)
        #expect(printed.status == 0, "what is written must be read: \(printed.error)")
        #expect(printed.output.contains("class: transactional"))
    }

    @Test func nothingIsOverwritten() throws {
        let folder = try TemporaryFolder()
        try folder.write(".spamlint.yaml", "# mine\n")
        let outcome = try Program.run(["init"], folder: folder.path)
        #expect(outcome.status == 2)
        #expect(
            outcome.error == "spamlint: .spamlint.yaml: there is a configuration already; --force replaces it, --print shows the new one\n")
        #expect(try String(contentsOfFile: folder.path + "/.spamlint.yaml", encoding: .utf8) == "# mine\n")
        #expect(try Program.run(["init", "--print", "--lang", "zh"], folder: folder.path).output.contains("# 报告的语言"))
        #expect(try Program.run(["init", "--force"], folder: folder.path).status == 0)
        #expect(try String(contentsOfFile: folder.path + "/.spamlint.yaml", encoding: .utf8).contains("rules: {}"))
    }

    @Test func aFolderThatIsNotThereIsNamed() throws {
        let folder = try TemporaryFolder()
        let outcome = try Program.run(["init", "nowhere"], folder: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.error == "spamlint: nowhere: that is no folder; name the repository's, or leave it out for this one\n")
        #expect(try Program.run(["init", "nowhere", "--lang", "zh"], folder: folder.path).error.contains("这不是文件夹"))
    }

    @Test(arguments: ["en", "zh"])
    func theFirstFileIsValid(language: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(".git/HEAD", "")
        try folder.write("mail/a\nevil: true\n.html", "<p>x</p>")
        #expect(try Program.run(["init", "--lang", language], folder: folder.path).status == 0)
        let printed = try Program.run(["--print-config", "x.eml"], folder: folder.path)
        #expect(printed.status == 0, "\(printed.error)")
        #expect(printed.output.contains("language: \(language)"))
    }
}
