import HTTPTypes
import Hummingbird
import SpamLintReport

/// The format in which a client takes a report: `?format=`, else `Accept`.
struct AnswerFormat {
    let format: ReportFormat
    let contentType: String

    private static let types: [(type: String, format: ReportFormat, contentType: String)] = [
        ("application/json", .json, "application/json"),
        ("application/x-ndjson", .ndjson, "application/x-ndjson"),
        ("application/sarif+json", .sarif, "application/sarif+json"),
        ("text/html", .html, "text/html; charset=utf-8"),
        ("text/markdown", .markdown, "text/markdown; charset=utf-8"),
        ("text/plain", .text, "text/plain; charset=utf-8"),
    ]

    /// - Throws: 400 for a format that is not known, 406 where nothing that is accepted can be had.
    init(_ request: Request) throws {
        if let name = request.uri.queryParameters["format"] {
            guard let format = ReportFormat(rawValue: String(name)) else {
                throw HTTPError(
                    .badRequest,
                    message: "there is no such format; there are \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            self.format = format
            contentType = Self.types.first { $0.format == format }?.contentType ?? "text/plain; charset=utf-8"
            return
        }
        let accepted = Self.accepted(request.headers[.accept] ?? "*/*")
        for range in accepted {
            for known in Self.types where range == "*/*" || range == known.type || range == known.type.prefix(while: { $0 != "/" }) + "/*" {
                (format, contentType) = (known.format, known.contentType)
                return
            }
        }
        throw HTTPError(.notAcceptable, message: "a report can be had as \(Self.types.map(\.type).joined(separator: ", "))")
    }

    /// Media ranges, the most wanted first (RFC 9110 section 12.5.1); those of weight 0 left out.
    private static func accepted(_ header: String) -> [String] {
        header.split(separator: ",").prefix(32).enumerated().compactMap { index, entry -> (range: String, weight: Double, index: Int)? in
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let range = parts.first else { return nil }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? (range, weight, index) : nil
        }
        .sorted { ($1.weight, $0.index) < ($0.weight, $1.index) }
        .map(\.range)
    }
}
