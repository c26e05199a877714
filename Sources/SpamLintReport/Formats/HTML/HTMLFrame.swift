import MailHTML
import SpamLintCore

/// The page inside the frame that shows a message. It is written anew from what lays out text (see `HarmlessPage`); its own policy, the
/// one of the page around it and the sandbox of the frame each keep it from running or loading anything.
struct HTMLFrame {
    private let view: MessageView
    private let label: (RuleID) -> String?
    private let language: ReportLanguage

    static let policy = "default-src 'none'; style-src 'unsafe-inline'"

    init(_ view: MessageView, label: @escaping (RuleID) -> String?, language: ReportLanguage) {
        self.view = view
        self.label = label
        self.language = language
    }

    var text: String {
        let marks = view.marks.compactMap { mark in label(mark.rule).map { HarmlessPage.Mark(range: mark.range, label: $0) } }
        let body =
            view.isHTML ? HarmlessPage.written(view.body, marks: marks) : HarmlessPage.written(text: view.body, marks: marks)
        let content = Self.printable(String(decoding: body, as: UTF8.self))
        return """
            <!doctype html><html><head><meta charset="utf-8">\
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">\
            <meta name="referrer" content="no-referrer">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <title>\(HTMLWords.message[language])</title>\
            <style>\(HTMLStyle.frame)</style></head><body>\(view.isHTML ? content : "<pre class=\"spamlint-plain\">\(content)</pre>")
            """
    }

    /// Controls as references, so that the file is text for a terminal too while readers of the frame see what a mail client shows.
    private static func printable(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar.value {
            case 0x09, 0x0A: result.unicodeScalars.append(scalar)
            case 0..<0x20: return
            default:
                if TerminalText.isDangerous(scalar) {
                    result += "&#x\(String(scalar.value, radix: 16));"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
    }
}
