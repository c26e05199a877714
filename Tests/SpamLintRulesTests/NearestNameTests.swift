import SpamLintRules
import Testing

@Suite struct NearestNameTests {
    @Test(
        arguments: [
            ("sevrity", "severity"), ("phrase", "phrases"), ("subject-all-cap", "subject-all-caps"), ("xyz", nil), ("", nil),
            ("scor", "score"), ("kr", nil), ("of", "off"), ("x", nil),
        ] as [(String, String?)])
    func findsWhatWasMeant(word: String, expected: String?) {
        #expect(NearestName.of(word, among: ["severity", "phrases", "subject-all-caps", "score", "fr", "off"]) == expected)
    }
}
