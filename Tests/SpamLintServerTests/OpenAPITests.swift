import Foundation
import TestSupport
import Testing

@testable import SpamLintServer

@Suite struct OpenAPITests {
    @Test func theDocumentIsTheOneInSchemas() throws {
        let served = try JSONSerialization.jsonObject(with: Data(OpenAPI.document)) as? NSDictionary
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Schemas/spamlintd.openapi.json")
        let written = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? NSDictionary
        #expect(served != nil && served == written)
    }

    @Test func everyPathOfTheDocumentIsServed() throws {
        let document = try JSONSerialization.jsonObject(with: Data(OpenAPI.document)) as? [String: Any]
        let paths = try #require(document?["paths"] as? [String: [String: Any]])
        #expect(Set(paths.keys) == Set(Endpoints.methods.keys))
        for (path, methods) in paths {
            let allowed = Endpoints.methods[path] ?? []
            #expect(Set(methods.keys.map { $0.uppercased() }).isSubset(of: allowed), "\(path)")
        }
    }
}
