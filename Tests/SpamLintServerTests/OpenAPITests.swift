import Testing

@testable import SpamLintServer

@Suite struct OpenAPITests {
    @Test(
        arguments: [
            ("/v1/lint", "POST"), ("/v1/rules", "GET, HEAD"), ("/ping", "GET, HEAD, POST"), ("/v2/lint", nil), ("", nil),
        ] as [(String, String?)])
    func methodsOfPaths(path: String, methods: String?) {
        #expect(OpenAPI.allowed(at: path) == methods)
    }
}
