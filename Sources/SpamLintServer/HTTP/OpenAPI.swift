#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The description of the HTTP door (`openapi.json`, OpenAPI 3.1), and what it says is served.
enum OpenAPI {
    static let document = PackageResources.openapi_json

    private struct Document: Decodable {
        struct Operation: Decodable {}
        let paths: [String: [String: Operation]]
    }

    private static let paths = (try? JSONDecoder().decode(Document.self, from: Data(document)).paths) ?? [:]

    /// The methods of a path, for `Allow` (RFC 9110 section 15.5.6): a wrong method is told from a wrong path. Nil where there is no such path.
    static func allowed(at path: String) -> String? {
        paths[path].map { methods in
            // What can be got can be asked for without its body.
            let named = methods.keys.map { $0.uppercased() }
            return (named.contains("GET") ? named + ["HEAD"] : named).sorted().joined(separator: ", ")
        }
    }
}
