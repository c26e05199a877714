import MailMessage
import SpamLintCore

extension FileError {
    /// What keeps a file from being a message, or nil.
    init?(_ input: Input) {
        guard case .none = input.kind else { return nil }
        self = input.bytes.isEmpty ? .empty : .binary
    }

    /// What is wrong, in the language of the report; the system's own words stay English.
    public func reason(in language: ReportLanguage) -> String {
        guard language == .chinese else { return reason }
        switch self {
        case .system: return "无法读取（\(reason)）"
        case .isFolder: return "是文件夹"
        case .pathTooLong(let count): return "路径长达 \(count) 字节，超过上限；这是路径列表吗？"
        case .tooLarge(let limit): return "大于 \(limit >> 20) MiB"
        case .empty: return "文件为空，没有邮件"
        case .binary: return "既没有邮件头字段也没有 HTML，而是二进制数据，不是邮件"
        case .noMailObject:
            return "这份 JSON 不是邮件对象，也不是邮件对象的列表；Postmark、SendGrid、SES、Mailgun、Nodemailer、Resend 的邮件对象里应有正文（如 html、HtmlBody）"
        case .notJSON(let line, let column): return "不是有效的 JSON，\(line):\(column)"
        case .jsonTooLarge: return "这份 JSON 的值太多或嵌套太深，不是邮件对象"
        case .changedMeanwhile: return "处理期间文件已被修改，未改动"
        case .allIgnored: return "文件夹里的内容都被 .gitignore 或 .spamlintignore 排除；用 --no-ignore 可检查它们"
        case .noMessageInFolder: return "文件夹里没有邮件；查找了 .eml、.html、.htm、.mbox、Maildir、以邮件头字段开头的文件以及邮件模板"
        }
    }
}
