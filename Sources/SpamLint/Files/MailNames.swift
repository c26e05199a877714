/// Names that people give to folders and files of mail.
enum MailNames {
    private static let words: Set<String> = [
        "mail", "mails", "mailer", "mailers", "mailing", "mailings", "email", "emails", "newsletter", "newsletters", "campaign",
        "campaigns",
        "notification", "notifications", "edm",
    ]

    /// Whether a path of folders holds such a word in one of its names, alone or in `user_mailer`, `email-templates`, `EmailTemplates`.
    static func stand(in path: String) -> Bool {
        path.split(separator: "/").contains { name in parts(of: name).contains { words.contains($0) } }
    }

    /// Whether the name of a folder says that templates are kept there.
    static func isForTemplates(_ name: String) -> Bool {
        parts(of: name[...]).contains { $0 == "template" || $0 == "templates" || $0 == "tpl" }
    }

    /// The words of a name, in lower case.
    private static func parts(of name: Substring) -> [String] {
        var parts: [String] = []
        var word = ""
        var wasLower = false
        for character in name {
            let isBorder = character == "-" || character == "_" || character == "." || character == " "
            if isBorder || wasLower && character.isUppercase {
                parts.append(word.lowercased())
                word = ""
            }
            if !isBorder { word.append(character) }
            wasLower = character.isLowercase
        }
        return parts + [word.lowercased()]
    }
}
