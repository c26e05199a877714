extension FlatEncoder {
    mutating func encode(_ rule: Rule) {
        encode(rule.id.name)
        encode(rule.title)
        encode(rule.category)
        encode(Int(rule.classes.rawValue))
        encode(Int(rule.needs.rawValue))
        encode(rule.severity.rawValue)
        encode(rule.points.thousandths)
        encode(rule.basis.rawValue)
        encode(rule.since)
        encode(rule.locales)
        encode(rule.why)
        encode(rule.advice)
        encode(rule.message)
        encode(rule.match)
        encode(rule.equivalents.spamassassin)
        encode(rule.equivalents.rspamd)
        encode(rule.references) { encoder, reference in
            encoder.encode(reference.title)
            encoder.encode(reference.url)
        }
        encode(rule.reaches.sorted { $0.key < $1.key }) { encoder, reach in
            encoder.encode(reach.key)
            switch reach.value {
            case .bound(let bound):
                encoder.encode("")
                encoder.encode(bound.atLeast.map { [$0] } ?? []) { $0.encode($1) }
                encoder.encode(bound.atMost.map { [$0] } ?? []) { $0.encode($1) }
            case .plus(let value): encoder.encode(value)
            }
        }
    }

    mutating func encode(_ category: Category) {
        encode(category.name)
        encode(category.title)
        encode(category.cap.thousandths)
    }
}

extension FlatDecoder {
    mutating func rule() -> Rule {
        let id = RuleID(text())
        let title = localized()
        let category = text()
        let classes = MessageClasses(rawValue: UInt8(truncatingIfNeeded: int()))
        let needs = Needs(rawValue: UInt16(truncatingIfNeeded: int()))
        let severity = Severity(rawValue: text()) ?? .note
        let points = Points(thousandths: int())
        let basis = Rule.Basis(rawValue: text()) ?? .judgement
        let since = text()
        let locales = texts()
        let why = localized()
        let advice = localized()
        let message = localized()
        let match = match()
        let spamassassin = texts()
        let equivalents = Rule.Equivalents(spamassassin: spamassassin, rspamd: texts())
        let references = array { decoder in
            let title = decoder.text()
            return Rule.Reference(title: title, url: decoder.text())
        }
        let reaches = array { decoder in
            let name = decoder.text()
            let value = decoder.text()
            guard value.isEmpty else { return (name, FactReach.plus(value)) }
            let atLeast = decoder.array { $0.double() }.first
            return (name, FactReach.bound(FactBound(atLeast: atLeast, atMost: decoder.array { $0.double() }.first)))
        }
        return Rule(
            id: id, title: title, category: category, classes: classes, needs: needs, severity: severity, points: points, basis: basis,
            since: since, locales: locales, why: why, advice: advice, message: message, match: match, equivalents: equivalents,
            references: references, reaches: Dictionary(reaches, uniquingKeysWith: { first, _ in first }))
    }

    mutating func category() -> Category {
        let name = text()
        let title = localized()
        return Category(name: name, title: title, cap: Points(thousandths: int()))
    }
}
