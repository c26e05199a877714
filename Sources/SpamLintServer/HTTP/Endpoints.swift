/// What is served, so that a wrong method is told from a wrong path (RFC 9110 section 15.5.6). A test holds it against the document.
enum Endpoints {
    static let methods: [String: [String]] = [
        "/v1/lint": ["POST"],
        "/v1/fix": ["POST"],
        "/v1/text": ["POST"],
        "/v1/rules": ["GET"],
        "/v1/openapi.json": ["GET"],
        "/checkv2": ["POST"],
        "/filter": ["POST"],
        "/stalwart": ["POST"],
        "/ping": ["GET", "POST"],
        "/health": ["GET"],
        "/ready": ["GET"],
        "/metrics": ["GET"],
    ]

    /// The methods of a path, for `Allow`; nil where there is no such path.
    static func allowed(at path: String) -> String? { methods[path]?.joined(separator: ", ") }
}
