#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the JSON of a request. Its size is bounded by whoever collected the body, its depth by the decoder.
enum RequestJSON {
    static func read<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) throws(RequestShapeError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch let error as DecodingError {
            throw RequestShapeError(reason: words(for: error))
        } catch {
            throw RequestShapeError(reason: "the body is not JSON")
        }
    }

    /// Where it went wrong. Nothing of the body is repeated but its keys, and little of them.
    private static func words(for error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context): "'\(path(context.codingPath + [key]))' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            context.codingPath.isEmpty ? "the body is no JSON object" : "'\(path(context.codingPath))' is of another type"
        case .dataCorrupted(let context) where !context.codingPath.isEmpty: "'\(path(context.codingPath))' has a value that is not known"
        default: "the body is not JSON"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        String(keys.prefix(6).map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".").prefix(80))
    }
}
