import SpamLintReport
import Testing

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("plain 免费", "plain 免费"), ("\u{1B}[2J", "\\u{1b}[2J"), ("a\tb", "a b"), ("a\nb", "a\\u{a}b"), ("\u{9B}31m", "\\u{9b}31m"),
        ("\u{202E}txt.exe", "\\u{202e}txt.exe"), ("::error", "::error"),
    ])
    func nothingThatATerminalObeysIsLeft(text: String, expected: String) {
        #expect(TerminalText.escaped(text) == expected)
    }

    @Test(arguments: [
        ("a\u{1B}[2Jb\tc\n", "a[2Jb\tc\n"), ("\u{9B}31m", "31m"), ("a\u{202E}b\u{2028}c\u{2066}\u{200F}\u{61C}d", "abcd"),
        ("a\rb\r\n", "ab\n"),
        ("می\u{200C}خواهم 👩\u{200D}👧 é “x” 免费", "می\u{200C}خواهم 👩\u{200D}👧 é “x” 免费"), ("a\u{2029}", "a"),
    ])
    func plainTextHasNoControls(text: String, expected: String) {
        #expect(String(decoding: TerminalText.withoutControls(Array(text.utf8)), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("-a\u{1B}[2J\n+b\tc\r\n", "-a\\u{1b}[2J\n+b\tc\r\n"), ("a\rb\r", "a\\u{d}b\\u{d}"), ("\u{202E}x\u{2028}", "\\u{202e}x\\u{2028}"),
    ])
    func linesOfAPatchAreHarmless(text: String, expected: String) {
        #expect(String(decoding: TerminalText.escapedLines(Array(text.utf8)), as: UTF8.self) == expected)
    }
}
