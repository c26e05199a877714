/// Pairs the tokens that begin and end blocks, each language by itself.
struct BlockReader {
    private(set) var conditions: [TemplateCondition] = []
    private(set) var problems: [TemplateProblem] = []

    private struct Open {
        let token: TemplateToken
        /// The tokens that begin its further arms.
        var arms: [TemplateToken] = []
    }

    /// Blocks open at once; deeper ones are not paired.
    private static let depthLimit = 200
    private static let problemLimit = 50

    init(_ tokens: [TemplateToken]) {
        var stacks: [TemplateSyntax: [Open]] = [:]
        for token in tokens {
            let family = Self.family(token)
            if token.begins {
                guard stacks[family, default: []].count < Self.depthLimit else { continue }
                stacks[family, default: []].append(Open(token: token))
            } else if case .arm = token.kind {
                guard let last = stacks[family]?.indices.last else { continue }
                stacks[family]?[last].arms.append(token)
            } else if token.kind == .ends {
                close(token, &stacks[family, default: []])
            }
        }
        for stack in stacks.values { for open in stack { note(.unclosed, open.token) } }
        conditions.sort { $0.range.lowerBound < $1.range.lowerBound }
        problems.sort { $0.range.lowerBound < $1.range.lowerBound }
        joinOpposites(tokens)
    }

    /// `{{if}}` of Go ends with `{{end}}`, sections of Mustache with their names: each has a stack of its own.
    private static func family(_ token: TemplateToken) -> TemplateSyntax {
        if case .arm = token.kind, token.syntax == .mustache { return .mustache }
        return token.syntax
    }

    private mutating func close(_ token: TemplateToken, _ stack: inout [Open]) {
        guard let index = stack.lastIndex(where: { token.name.isEmpty || $0.token.name.isEmpty || $0.token.name == token.name }) else {
            note(.unopened, token)
            return
        }
        for open in stack[(index + 1)...] { note(.unclosed, open.token) }
        let open = stack[index]
        stack.removeSubrange(index...)
        add(open, end: token)
    }

    private mutating func add(_ open: Open, end: TemplateToken) {
        guard open.token.kind != .blockBegins else { return }
        var arms: [Range<Int>] = []
        var start = open.token.range.upperBound
        var isComplete = false
        for arm in open.arms where arm.range.lowerBound >= start {
            arms.append(start..<arm.range.lowerBound)
            start = arm.range.upperBound
            if case .arm(isLast: true) = arm.kind { isComplete = true }
        }
        arms.append(start..<end.range.lowerBound)
        // What stands between `case` and the first `when` is no arm.
        let isCase = open.token.name == Array("case") || open.token.name == Array("switch")
        if isCase, arms.count > 1 { arms.removeFirst() }
        if !isComplete { arms.append(end.range.lowerBound..<end.range.lowerBound) }
        conditions.append(
            TemplateCondition(range: open.token.range.lowerBound..<end.range.upperBound, beginning: open.token.range, arms: arms))
    }

    /// Code of Ruby, JavaScript and PHP can open and close blocks in ways that are not followed.
    private mutating func note(_ kind: TemplateProblem.Kind, _ token: TemplateToken) {
        switch token.syntax {
        case .erb, .php, .ampscript, .thymeleaf: return
        default: if problems.count < Self.problemLimit { problems.append(TemplateProblem(range: token.range, kind: kind)) }
        }
    }

    /// `{{#x}}…{{/x}}{{^x}}…{{/x}}` are the two arms of one condition.
    private mutating func joinOpposites(_ tokens: [TemplateToken]) {
        var names: [Int: (name: [UInt8], isOpposite: Bool)] = [:]
        for token in tokens where token.syntax == .mustache && token.begins {
            names[token.range.lowerBound] = (token.name, token.kind == .unlessBegins)
        }
        guard !names.isEmpty else { return }
        var ends: [Int: Int] = [:]
        for (index, condition) in conditions.enumerated() { ends[condition.range.upperBound] = index }
        var joined: Set<Int> = []
        for (index, condition) in conditions.enumerated() where condition.arms.count == 2 {
            guard let (name, isOpposite) = names[condition.range.lowerBound], isOpposite else { continue }
            // Only blanks may stand between the two.
            guard let before = (0...8).lazy.compactMap({ ends[condition.range.lowerBound - $0] }).first, before != index,
                let other = names[conditions[before].range.lowerBound], other.name == name, !other.isOpposite,
                conditions[before].arms.count == 2
            else { continue }
            conditions[before] = TemplateCondition(
                range: conditions[before].range.lowerBound..<condition.range.upperBound, beginning: conditions[before].beginning,
                arms: [conditions[before].arms[0], condition.arms[0]])
            joined.insert(index)
        }
        guard !joined.isEmpty else { return }
        conditions = conditions.enumerated().filter { !joined.contains($0.offset) }.map(\.element)
    }
}
