import MailMessage
public import SpamLintCore

/// Charsets that the machine cannot read. The fault is the machine's, so it is no finding; but text in them was not judged.
public enum MissingConverters {
    /// Those that mail named since the program began.
    public static var charsets: [String] { MissingCharsets.names }

    public static func sentence(on charsets: [String], in language: ReportLanguage) -> String {
        let names = charsets.joined(separator: ", ")
        switch language {
        case .english:
            return "this machine has no converter for \(names), and text in it was not read; install the Debian package libc6 "
                + "(from Debian 13 on libc-gconv-modules-extra)"
        case .chinese:
            return "本机没有 \(names) 的转换器，这些文字没有读到；请安装 Debian 软件包 libc6（Debian 13 起为 libc-gconv-modules-extra）"
        }
    }
}
