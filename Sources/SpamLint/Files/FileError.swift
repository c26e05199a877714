#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a file could not be read or is not a message.
public enum FileError: Error, Sendable, Equatable {
    /// The system's error number.
    case system(Int32)
    case isFolder
    /// A path of a list, with so many bytes.
    case pathTooLong(Int)
    case tooLarge(limit: Int)
    case empty
    /// Neither a field nor HTML, and bytes that no text has.
    case binary
    case noMessageInFolder
    /// JSON, and none that a mail service takes.
    case noMailObject
    /// A file of JSON by its name: where its first mistake stands.
    case notJSON(line: Int, column: Int)
    /// JSON with more values, or more deeply nested ones, than is read.
    case jsonTooLarge
    /// The file is not as it was when it was read.
    case changedMeanwhile
    /// There are files in the folder, and ignore files leave all of them out.
    case allIgnored

    /// Whether there is no such file.
    public var isAbsence: Bool { self == .system(ENOENT) }

    /// What is wrong, as the system or we say it, in English.
    public var reason: String {
        switch self {
        case .system(let number): String(cString: strerror(number)).lowercasedFirst
        case .isFolder: "this is a folder"
        case .pathTooLong(let count): "a path of \(count) bytes, which is longer than any; is this a list of paths?"
        case .tooLarge(let limit): "the file is larger than \(limit >> 20) MiB"
        case .empty: "the file is empty: there is no message in it"
        case .binary: "no header field and no HTML but binary data: there is no message in it"
        case .noMailObject:
            "this JSON is no mail object, nor a list of them; Postmark, SendGrid, SES, Mailgun, Nodemailer and Resend have a body in it (such as 'html' or 'HtmlBody')"
        case .notJSON(let line, let column): "not valid JSON, \(line):\(column)"
        case .jsonTooLarge: "this JSON holds more values, or more deeply nested ones, than any mail object"
        case .changedMeanwhile: "changed meanwhile, left alone"
        case .noMessageInFolder:
            "no message in this folder; looked for .eml, .html, .htm, .mbox, Maildir, files that begin with a header field, and templates of mail"
        case .allIgnored: "what is in this folder is left out by .gitignore or .spamlintignore; --no-ignore lints it"
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
