/// Fills a template in with example data: values, conditions on a value, and loops over a list.
///
/// What the data does not say, and what only the template's own language could work out, stays as it stands and is read as a placeholder.
///
/// **Doesn't** run filters, helpers or comparisons.
public struct TemplateRenderer {
    private let source: [UInt8]
    private let tokens: [TemplateToken]
    private var out = MappedBytes()
    private var scopes: [TemplateValue]

    /// Bytes that a rendering grows to at most.
    private static let limit = 8 << 20
    private static let depthLimit = 40

    /// The template with its values filled in, and the way back to it.
    public static func render(_ source: [UInt8], with data: TemplateValue) -> MappedBytes {
        guard let reading = TemplateReading(source) else {
            var same = MappedBytes()
            same.copy(0..<source.count, of: source)
            return same
        }
        var renderer = TemplateRenderer(source: source, tokens: reading.tokens, scopes: [data])
        renderer.write(0..<reading.tokens.count, bytes: 0..<source.count, depth: 0)
        return renderer.out
    }

    private init(source: [UInt8], tokens: [TemplateToken], scopes: [TemplateValue]) {
        self.source = source
        self.tokens = tokens
        self.scopes = scopes
    }

    /// Writes the bytes of a stretch, whose tokens are those of `indices`.
    private mutating func write(_ indices: Range<Int>, bytes: Range<Int>, depth: Int) {
        var position = bytes.lowerBound
        var index = indices.lowerBound
        while index < indices.upperBound, out.count < Self.limit {
            let token = tokens[index]
            out.copy(position..<token.range.lowerBound, of: source)
            position = token.range.upperBound
            if token.begins, let end = end(of: index, in: indices), depth < Self.depthLimit {
                block(index, end: end, depth: depth)
                position = tokens[end].range.upperBound
                index = end + 1
                continue
            }
            switch token.kind {
            case .output:
                if let value = value(of: token) {
                    out.write(Array(value.shown.utf8), for: token.range)
                } else {
                    out.copy(token.range, of: source)
                }
            case .comment: break
            default: out.copy(token.range, of: source)
            }
            index += 1
        }
        out.copy(position..<bytes.upperBound, of: source)
    }

    /// The token that ends the block that one begins.
    private func end(of start: Int, in indices: Range<Int>) -> Int? {
        var depth = 0
        for index in start..<indices.upperBound where tokens[index].syntax == tokens[start].syntax {
            if tokens[index].begins { depth += 1 }
            if tokens[index].kind == .ends {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    private mutating func block(_ start: Int, end: Int, depth: Int) {
        let token = tokens[start]
        let inside = start + 1..<end
        let whole = token.range.upperBound..<tokens[end].range.lowerBound
        guard let subject = subject(of: token), let value = lookUp(subject.path) else {
            // Nobody knows which way it goes: it stays, and its arms are alternatives.
            out.copy(token.range, of: source)
            write(inside, bytes: whole, depth: depth + 1)
            out.copy(tokens[end].range, of: source)
            return
        }
        let arms = arms(inside, whole, syntax: token.syntax)
        if token.kind == .unlessBegins || token.kind == .ifBegins {
            let isSection = token.syntax == .mustache && token.name != Array("if") && token.name != Array("unless")
            let holds = token.kind == .unlessBegins ? !value.holds : value.holds
            if holds, isSection, token.kind == .ifBegins { return repeatArm(arms[0], over: value, named: nil, depth: depth) }
            if holds { return write(arms[0].indices, bytes: arms[0].bytes, depth: depth + 1) }
            if arms.count > 1, let last = arms.last { write(last.indices, bytes: last.bytes, depth: depth + 1) }
            return
        }
        repeatArm(arms[0], over: value, named: subject.item, depth: depth)
    }

    /// Writes an arm once for each element of a list, and once for a map or a value that holds.
    private mutating func repeatArm(_ arm: Arm, over value: TemplateValue, named item: String?, depth: Int) {
        let elements: [TemplateValue] =
            if case .list(let list) = value { list } else { value.holds ? [value] : [] }
        for element in elements.prefix(100) where out.count < Self.limit {
            scopes.append(item.map { .map([$0: element]) } ?? element)
            write(arm.indices, bytes: arm.bytes, depth: depth + 1)
            scopes.removeLast()
        }
    }

    private typealias Arm = (indices: Range<Int>, bytes: Range<Int>)

    private func arms(_ indices: Range<Int>, _ bytes: Range<Int>, syntax: TemplateSyntax) -> [Arm] {
        var arms: [Arm] = []
        var depth = 0
        var (start, position) = (indices.lowerBound, bytes.lowerBound)
        for index in indices where tokens[index].syntax == syntax {
            if tokens[index].begins { depth += 1 }
            if tokens[index].kind == .ends { depth -= 1 }
            guard depth == 0, case .arm = tokens[index].kind else { continue }
            arms.append((start..<index, position..<tokens[index].range.lowerBound))
            (start, position) = (index + 1, tokens[index].range.upperBound)
        }
        arms.append((start..<indices.upperBound, position..<bytes.upperBound))
        return arms
    }

    // MARK: Values

    /// What a block is about: `if x`, `#x`, `each x`, `for a in x`.
    private func subject(of token: TemplateToken) -> (path: String, item: String?)? {
        var words = String(decoding: source[token.expression], as: UTF8.self).split(separator: " ").map(String.init)
        if let first = words.first, ["if", "unless", "each", "with", "range", "for", "#if", "#list", "list", "IF"].contains(first) {
            words.removeFirst()
        }
        if words.count == 3, words[1] == "in" { return (words[2], words[0]) }
        if words.count == 3, words[1] == "as" { return (words[0], words[2]) }
        guard words.count == 1, let word = words.first else {
            // `IF:NAME` of Mailchimp is one word.
            return nil
        }
        return (word.hasPrefix("IF:") ? String(word.dropFirst(3)) : word, nil)
    }

    private func value(of token: TemplateToken) -> TemplateValue? {
        let text = String(decoding: source[token.expression], as: UTF8.self)
        return lookUp(text.split(separator: "|").first.map { String($0).trimmedBlanks } ?? text)
    }

    /// A path of names joined by dots, in the innermost scope that has its first.
    private func lookUp(_ path: String) -> TemplateValue? {
        let path = path.hasPrefix("@") || path.hasPrefix("$") ? String(path.dropFirst()) : path
        if path == "." || path == "this", scopes.count > 1 { return scopes.last }
        let names = path.split(separator: ".").map(String.init).drop { $0 == "this" }
        guard let first = names.first else { return nil }
        for scope in scopes.reversed() {
            guard case .map(let map) = scope, var value = Self.member(first, of: map) else { continue }
            for name in names.dropFirst() {
                guard case .map(let inner) = value, let next = Self.member(name, of: inner) else { return nil }
                value = next
            }
            return value
        }
        return nil
    }

    private static func member(_ name: String, of map: [String: TemplateValue]) -> TemplateValue? {
        map[name] ?? map.first { $0.key.lowercased() == name.lowercased() }?.value
    }
}

extension String {
    fileprivate var trimmedBlanks: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
