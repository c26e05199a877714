import MailBytes

/// What the template languages in a file say: tokens with their places, and what they stand for.
public struct TemplateReading: Sendable {
    public let tokens: [TemplateToken]
    /// The tokens that a value or another file takes the place of.
    public var placeholders: [Placeholder]
    public let conditions: [TemplateCondition]
    public let problems: [TemplateProblem]
    /// Services that a placeholder which no other service has tells of.
    public let services: Set<MailService>
    /// Placeholders that are probably misspelt, each with how the service writes it.
    public let misspelt: [(placeholder: Placeholder, meant: String, service: MailService)]
    /// What is asked for and stands in some arms of a condition only; told by whoever lints the variants.
    public var lacks: [(rule: String, range: Range<Int>)] = []

    /// Most arms of a condition that are looked at.
    public static let variantLimit = 8

    /// Reads `ranges` of `bytes`, each by itself; nil where no token stands there.
    ///
    /// - Parameter service: Which service the template is for, where that is known.
    public init?(_ bytes: [UInt8], in ranges: [Range<Int>]? = nil, service: MailService? = nil) {
        let reading = bytes.withUnsafeBufferPointer { bytes -> TemplateReading? in
            guard TemplateScanner.mayHoldTokens(bytes) else { return nil }
            var tokens: [TemplateToken] = []
            for range in ranges ?? [0..<bytes.count] {
                tokens += TemplateScanner(bytes, in: range.clamped(to: 0..<bytes.count)).tokens
            }
            let hasAttributes = (ranges ?? [0..<bytes.count]).contains { ThymeleafAttributes.stand(in: $0, of: bytes) }
            guard !tokens.isEmpty || hasAttributes else { return nil }
            let conditions =
                hasAttributes
                ? (ranges ?? [0..<bytes.count]).flatMap { ThymeleafConditions(bytes, in: $0.clamped(to: 0..<bytes.count)).conditions } : []
            return TemplateReading(
                Self.settled(tokens, in: bytes), bytes, service, hasAttributes: hasAttributes, attributes: conditions)
        }
        guard let reading else { return nil }
        self = reading
    }

    /// Which languages there are.
    public let syntaxes: [TemplateSyntax]

    private init(
        _ tokens: [TemplateToken], _ bytes: UnsafeBufferPointer<UInt8>, _ service: MailService?, hasAttributes: Bool,
        attributes: [TemplateCondition]
    ) {
        self.tokens = tokens
        var syntaxes = Set(tokens.map(\.syntax))
        if hasAttributes { syntaxes.insert(.thymeleaf) }
        self.syntaxes = TemplateSyntax.allCases.filter { syntaxes.contains($0) }
        let table = RoleTable.shared
        var services: Set<MailService> = service.map { [$0] } ?? []
        if syntaxes.contains(.mailchimp) { services.insert(.mailchimp) }
        var placeholders: [(placeholder: Placeholder, token: TemplateToken)] = []
        for token in tokens where token.kind == .output || token.kind == .inclusion {
            let known = table.entries(for: token, in: bytes)
            let name = bytes.lowered(token.expression)
            let role = known.first?.role ?? RoleTable.role(ofName: Array(name.prefix(200)))
            let owners = Set(known.map(\.service))
            if owners.count == 1 { services.formUnion(owners) }
            placeholders.append(
                (
                    Placeholder(
                        range: token.range, syntax: token.syntax,
                        expression: String(decoding: bytes[token.expression].prefix(200), as: UTF8.self),
                        role: role ?? (token.kind == .inclusion ? .inclusion : nil),
                        services: MailService.allCases.filter { owners.contains($0) }), token
                ))
        }
        self.services = services
        self.placeholders = placeholders.map(\.placeholder)
        misspelt = placeholders.compactMap { placeholder, token in
            guard placeholder.services.isEmpty, let near = table.nearest(to: token, of: services, in: bytes) else { return nil }
            return (placeholder, near.written, near.service)
        }
        let blocks = BlockReader(tokens)
        conditions =
            attributes.isEmpty ? blocks.conditions : (blocks.conditions + attributes).sorted { $0.range.lowerBound < $1.range.lowerBound }
        problems = blocks.problems
    }

    /// `{{x}}` belongs to whichever language the rest of the file is in.
    private static func settled(_ tokens: [TemplateToken], in bytes: UnsafeBufferPointer<UInt8>) -> [TemplateToken] {
        let hasSections = tokens.contains { token in
            guard token.syntax == .mustache else { return false }
            return token.begins || token.kind == .ends
                || token.kind == .comment && bytes.hasASCIICaseless("{{!", at: token.range.lowerBound)
        }
        let hasGo = tokens.contains { $0.syntax == .go }
        let hasTags = tokens.contains { $0.syntax == .tags }
        guard !hasSections, hasGo || hasTags else { return tokens }
        let other: TemplateSyntax = hasGo ? .go : .tags
        return tokens.map { token in
            var token = token
            if token.syntax == .mustache { token.syntax = other }
            return token
        }
    }

    /// How many variants show every arm of every condition.
    public var variants: Int { min(Self.variantLimit, conditions.map(\.arms.count).max() ?? 1) }

    /// The placeholder that `range` touches.
    public func token(at range: Range<Int>) -> TemplateToken? {
        let next = tokens.indices.partitioningIndex { tokens[$0].range.upperBound > range.lowerBound }
        guard next < tokens.count, tokens[next].range.lowerBound < max(range.upperBound, range.lowerBound + 1) else { return nil }
        return tokens[next]
    }

    /// Whether a text may be filler, in part or whole.
    public static func mayHoldFiller(_ text: String) -> Bool { text.utf8.count >= 3 && text.contains("mel") }

    /// Whether one of the placeholders has one of these roles.
    public func holds(_ roles: Set<PlaceholderRole>) -> Bool {
        placeholders.contains { $0.role.map(roles.contains) ?? false }
    }
}
