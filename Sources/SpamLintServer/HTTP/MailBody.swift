import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

/// A message that came with a request.
struct MailBody {
    let bytes: [UInt8]
    /// Tells what the bytes are, and is shown in reports. Never opened.
    let name: String

    /// Of the message when it is sent back.
    var contentType: String {
        if name.hasSuffix(".html") { return "text/html" }
        return "message/rfc822"
    }

    /// Whether it is a mail service's object instead of a message.
    var isJSON: Bool { name.lowercased().hasSuffix(".json") }

    /// - Throws: 413 for what is too large, 400 for nothing, or what breaks off; `JudgingFailure.overload` where too much comes at once.
    init(_ request: Request, at door: DoorContext) async throws {
        let limit = door.limits.messageBytes
        let tooLarge = HTTPError(.contentTooLarge, message: "a message may have \(limit) bytes at most")
        // Told before it comes, it need not come.
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
        let share = door.bodies.share()
        var bytes: [UInt8] = []
        do {
            for try await piece in request.body {
                guard bytes.count + piece.readableBytes <= limit else { throw tooLarge }
                guard share.grow(by: piece.readableBytes) else { throw JudgingFailure.overload }
                bytes.append(contentsOf: piece.readableBytesView)
            }
        } catch let error as HTTPParserError {
            throw error
        } catch let error as HTTPError {
            throw error
        } catch let failure as JudgingFailure {
            door.metrics.failed(failure.reason, at: .http)
            throw failure
        } catch {
            throw HTTPError(.badRequest, message: "the message did not come whole")
        }
        self.bytes = bytes
        guard !bytes.isEmpty else { throw HTTPError(.badRequest, message: "no message: send it as the body of the request") }
        name = Self.name(of: request)
    }

    private static func name(of request: Request) -> String {
        if let given = request.uri.queryParameters["name"] {
            // The last part alone, and little of it.
            let name = given.split(separator: "/").last.map(String.init) ?? ""
            if !name.isEmpty { return String(name.prefix(200)) }
        }
        let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased() ?? ""
        return switch type {
        case "text/html": "message.html"
        case "application/json": "message.json"
        case "application/mbox": "message.mbox"
        case "message/rfc822": "message.eml"
        default: "-"
        }
    }
}
