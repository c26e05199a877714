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
}
