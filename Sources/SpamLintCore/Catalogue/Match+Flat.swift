extension FlatEncoder {
    mutating func encode(_ match: Match) {
        switch match {
        case .phrases(let phrases):
            encode(0)
            encode(phrases)
        case .pattern(let pattern):
            encode(1)
            encode(pattern)
        case .field(let field):
            encode(2)
            encode(field.names)
            encode(choice: field.state)
        case .fact(let fact):
            encode(3)
            encode(fact.condition)
            encode(fact.with) { $0.encode($1) }
        case .defect(let defect):
            encode(4)
            encode(defect.kinds)
        case .check(let check):
            encode(5)
            encode(check.name)
            encode(check.parameters)
        case .composite(let composite):
            encode(6)
            for list in [composite.all, composite.any, composite.none] { encode(list) { $0.encode($1) } }
            encode(composite.atLeast)
        case .symbol(let name):
            encode(7)
            encode(name)
        }
    }

    private mutating func encode(_ match: PhraseMatch) {
        encode(Int(match.scopes.rawValue))
        encode(deferred: match.list)
        encode(match.atLeast)
        encode(match.distinct)
        encode(choice: match.form)
        encode(match.insideWords)
        encode(match.per ?? 0)
        encode(match.near)
        encode(match.unless)
    }

    private mutating func encode(_ match: PatternMatch) {
        encode(Int(match.scopes.rawValue))
        encode(match.regex)
        encode(deferred: match.list)
        encode(match.atLeast)
        encode(match.near)
        encode(match.unless)
    }

    private mutating func encode(_ context: PhraseContext?) {
        encode(deferred: context?.words.list ?? DeferredTexts([]))
        encode(context?.within ?? 0)
    }

    private mutating func encode(_ condition: FactMatch.Condition) {
        encode(condition.name)
        encode(choice: condition.comparison)
        encode(condition.limit)
    }

    private mutating func encode(_ parameters: Parameters) {
        encode(parameters.entries) { encoder, entry in
            encoder.encode(entry.name)
            switch entry.value {
            case .number(let number):
                encoder.encode(0)
                encoder.encode(number)
            case .text(let text):
                encoder.encode(1)
                encoder.encode(text)
            case .texts(let texts):
                encoder.encode(2)
                encoder.encode(texts)
            case .flag(let flag):
                encoder.encode(3)
                encoder.encode(flag)
            }
        }
    }
}

extension FlatDecoder {
    mutating func match() -> Match {
        switch int() {
        case 0: return .phrases(phrases())
        case 1: return .pattern(pattern())
        case 2:
            let names = texts()
            return .field(FieldMatch(names: names, state: choice() ?? .present))
        case 3:
            let first = condition()
            return .fact(FactMatch(condition: first, with: array { $0.condition() }))
        case 4: return .defect(DefectMatch(kinds: texts()))
        case 5:
            let name = text()
            return .check(CheckMatch(name: name, parameters: parameters()))
        case 7: return .symbol(text())
        default:
            let all = array { $0.match() }
            let any = array { $0.match() }
            let none = array { $0.match() }
            return .composite(CompositeMatch(all: all, any: any, atLeast: int(), none: none))
        }
    }

    private mutating func phrases() -> PhraseMatch {
        var match = PhraseMatch(scopes: Scopes(rawValue: UInt16(truncatingIfNeeded: int())), phrases: [])
        match.list = deferredTexts()
        match.atLeast = int()
        match.distinct = flag()
        match.form = choice() ?? .any
        match.insideWords = flag()
        let per = int()
        match.per = per > 0 ? per : nil
        match.near = context()
        match.unless = context()
        return match
    }

    private mutating func pattern() -> PatternMatch {
        let scopes = Scopes(rawValue: UInt16(truncatingIfNeeded: int()))
        let regex = text()
        var match = PatternMatch(scopes: scopes, regex: regex, anchors: [])
        match.list = deferredTexts()
        match.atLeast = int()
        match.near = context()
        match.unless = context()
        return match
    }

    private mutating func context() -> PhraseContext? {
        let list = deferredTexts()
        let within = int()
        return list.count == 0 ? nil : PhraseContext(list: list, within: within)
    }

    private mutating func condition() -> FactMatch.Condition {
        let name = text()
        let comparison = choice() ?? FactMatch.Comparison.above
        return FactMatch.Condition(name: name, comparison: comparison, limit: double())
    }

    private mutating func parameters() -> Parameters {
        Parameters(
            array { decoder in
                let name = decoder.text()
                switch decoder.int() {
                case 0: return (name, .number(decoder.double()))
                case 1: return (name, .text(decoder.text()))
                case 2: return (name, .texts(decoder.texts()))
                default: return (name, .flag(decoder.flag()))
                }
            })
    }
}
