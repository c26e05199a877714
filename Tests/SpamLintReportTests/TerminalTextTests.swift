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
}
