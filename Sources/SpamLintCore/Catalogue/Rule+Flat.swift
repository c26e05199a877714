extension FlatEncoder {
    mutating func encode(_ rule: Rule) {
        encode(rule.id.name)
        encode(rule.title)
        encode(rule.category)
        encode(Int(rule.classes.rawValue))
        encode(Int(rule.needs.rawValue))
        encode(choice: rule.severity)
        encode(rule.points.thousandths)
        encode(choice: rule.basis)
        encode(rule.since)
        encode(rule.locales)
        encode(rule.why)
        encode(rule.advice)
        encode(rule.message)
        encode(rule.match)
        encode(deferred: { encoder in
            encoder.encode(rule.equivalents.spamassassin)
            encoder.encode(rule.equivalents.rspamd)
        })
        encode(deferred: { encoder in
            encoder.encode(rule.references) { encoder, reference in
                encoder.encode(reference.title)
                encoder.encode(reference.url)
            }
        })
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
        encode(rule.mend ?? "")
        encode(rule.grounds)
    }

    private mutating func encode(_ grounds: Grounds) {
        encode(grounds.isEmpty)
        if grounds.isEmpty { return }
        encode(choices: grounds.markets)
        encode(choices: grounds.providers)
        encode(grounds.laws) { encoder, law in
            encoder.encode(choices: law.markets)
            encoder.encode(law.name)
            encoder.encode(law.article)
            encoder.encode(law.date)
        }
        encode(grounds.demands) { encoder, demand in
            encoder.encode(choice: demand.provider)
            encoder.encode(demand.reply ?? "")
            encoder.encode(demand.date ?? "")
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
        let severity = choice() ?? Severity.note
        let points = Points(thousandths: int())
        let basis = choice() ?? Rule.Basis.judgement
        let since = text()
        let locales = texts()
        let why = localized()
        let advice = localized()
        let message = localized()
        let match = match()
        let equivalents = deferred { decoder in
            let spamassassin = decoder.texts()
            return Rule.Equivalents(spamassassin: spamassassin, rspamd: decoder.texts())
        }
        let references = deferred { decoder in
            decoder.array { decoder in
                let title = decoder.text()
                return Rule.Reference(title: title, url: decoder.text())
            }
        }
        let reaches = array { decoder in
            let name = decoder.text()
            let value = decoder.text()
            guard value.isEmpty else { return (name, FactReach.plus(value)) }
            let atLeast = decoder.array { $0.double() }.first
            return (name, FactReach.bound(FactBound(atLeast: atLeast, atMost: decoder.array { $0.double() }.first)))
        }
        let mend = text()
        return Rule(
            id: id, title: title, category: category, classes: classes, needs: needs, severity: severity, points: points, basis: basis,
            since: since, locales: locales, why: why, advice: advice, message: message, match: match, equivalents: equivalents,
            references: references, reaches: Dictionary(reaches, uniquingKeysWith: { first, _ in first }),
            mend: mend.isEmpty ? nil : mend, grounds: grounds())
    }

    private mutating func grounds() -> Grounds {
        if flag() { return Grounds() }
        let markets = choices(of: Market.self)
        let providers = choices(of: Provider.self)
        let laws = array { decoder in
            let markets = decoder.choices(of: Market.self)
            let name = decoder.localized()
            let article = decoder.text()
            return LawArticle(markets: markets, name: name, article: article, date: decoder.text())
        }
        let demands = array { decoder in
            let provider = decoder.choice(of: Provider.self)
            let reply = decoder.text()
            let date = decoder.text()
            return provider.map {
                ProviderDemand(provider: $0, reply: reply.isEmpty ? nil : reply, date: date.isEmpty ? nil : date)
            }
        }
        return Grounds(markets: markets, providers: providers, laws: laws, demands: demands.compactMap { $0 })
    }

    mutating func category() -> Category {
        let name = text()
        let title = localized()
        return Category(name: name, title: title, cap: Points(thousandths: int()))
    }
}
