extension FlatEncoder {
    /// Those that build on others behind those others, of which they are told by what differs.
    mutating func encode(_ profiles: [ReceiverProfile]) {
        encode(ReceiverProfile.basesFirst(profiles)) { encoder, profile in
            encoder.encode(profile, on: profile.base.flatMap { base in profiles.first { $0.id == base.id } })
        }
    }

    private mutating func encode(_ profile: ReceiverProfile, on base: ReceiverProfile?) {
        encode(profile.name)
        encode(profile.version)
        encode(base?.id ?? "")
        encode(profile.threshold.thousandths)
        encode(profile.actions) { encoder, action in
            encoder.encode(action.name)
            encoder.encode(action.from.thousandths)
        }
        encode(profile.groups) { encoder, group in
            encoder.encode(group.name)
            encoder.encode(group.cap.thousandths)
        }
        guard let base else { return encode(profile.symbols) { $0.encode($1) } }
        encode(Array(zip(profile.symbols, profile.base?.places ?? []))) { encoder, entry in
            let (symbol, place) = entry
            guard let place, base.symbols.indices.contains(place) else {
                encoder.encode(-1)
                return encoder.encode(symbol)
            }
            encoder.encode(place)
            let isChanged = symbol !== base.symbols[place]
            encoder.encode(isChanged)
            if isChanged { encoder.encode(chargeOf: symbol) }
        }
    }

    /// What a symbol may cost otherwise than in the profile that it comes from.
    private mutating func encode(chargeOf symbol: ReceiverSymbol) {
        encode(symbol.group)
        encode(symbol.points.thousandths)
        encode(symbol.scale)
        encode(symbol.voids)
        encode(deferred: { $0.encode(symbol.source) })
    }

    private mutating func encode(_ symbol: ReceiverSymbol) {
        encode(symbol.name)
        encode(symbol.group)
        encode(symbol.points.thousandths)
        encode(symbol.scale)
        encode(symbol.title)
        encode(symbol.advice)
        encode(symbol.match)
        encode(symbol.voids)
        encode(deferred: { $0.encode(symbol.source) })
    }

    private mutating func encode(_ scale: SymbolScale?) {
        switch scale {
        case nil: encode(0)
        case .linear(let fact, let times, let plus, let from, let to):
            encode(1)
            encode(fact)
            for number in [times, plus, from, to] { encode(number) }
        case .steps(let fact, let steps):
            encode(2)
            encode(fact)
            encode(steps) { encoder, step in
                encoder.encode(step.limit)
                encoder.encode(step.factor)
            }
        case .places(let most):
            encode(3)
            encode(most)
        case .symbols(let shares):
            encode(4)
            encode(shares) { encoder, share in
                encoder.encode(share.symbol)
                encoder.encode(share.factor)
            }
        }
    }
}

extension FlatDecoder {
    /// In order of name and version.
    mutating func profiles() -> [ReceiverProfile] {
        var profiles: [ReceiverProfile] = []
        for _ in 0..<max(0, int()) { profiles.append(profile(among: profiles)) }
        return ReceiverProfile.ordered(profiles)
    }

    private mutating func profile(among profiles: [ReceiverProfile]) -> ReceiverProfile {
        let name = text()
        let version = text()
        let id = text()
        let threshold = Points(thousandths: int())
        let actions = array { decoder in
            let name = decoder.text()
            return ReceiverProfile.Action(name: name, from: Points(thousandths: decoder.int()))
        }
        let groups = array { decoder in
            let name = decoder.text()
            return ReceiverProfile.Group(name: name, cap: Points(thousandths: decoder.int()))
        }
        guard let base = profiles.first(where: { $0.id == id }) else {
            return ReceiverProfile(
                name: name, version: version, threshold: threshold, actions: actions, groups: groups, symbols: array { $0.symbol() })
        }
        let entries = array { $0.symbol(of: base) }
        return ReceiverProfile(
            name: name, version: version, threshold: threshold, actions: actions, groups: groups, symbols: entries.map(\.symbol),
            on: ReceiverProfile.Base(id: id, places: entries.map(\.place)))
    }

    /// A symbol of a profile that builds on `base`, with its place there.
    private mutating func symbol(of base: ReceiverProfile) -> (symbol: ReceiverSymbol, place: Int?) {
        let place = int()
        guard base.symbols.indices.contains(place) else { return (symbol(), nil) }
        let origin = base.symbols[place]
        guard flag() else { return (origin, place) }
        let group = text()
        let points = Points(thousandths: int())
        let scale = scale()
        let voids = texts()
        return (ReceiverSymbol(origin, group: group, points: points, scale: scale, voids: voids, source: deferred { $0.text() }), place)
    }

    private mutating func symbol() -> ReceiverSymbol {
        let name = text()
        let group = text()
        let points = Points(thousandths: int())
        let scale = scale()
        let title = localized()
        let advice = localized()
        let match = match()
        let voids = texts()
        return ReceiverSymbol(
            name: name, group: group, points: points, scale: scale, title: title, advice: advice, match: match, voids: voids,
            source: deferred { $0.text() })
    }

    private mutating func scale() -> SymbolScale? {
        switch int() {
        case 1:
            let fact = text()
            let times = double()
            let plus = double()
            let from = double()
            return .linear(fact: fact, times: times, plus: plus, from: from, to: double())
        case 2:
            let fact = text()
            return .steps(
                fact: fact,
                array { decoder in
                    let limit = decoder.double()
                    return SymbolScale.Step(limit: limit, factor: decoder.double())
                })
        case 3: return .places(int())
        case 4:
            return .symbols(
                array { decoder in
                    let symbol = decoder.text()
                    return SymbolScale.Share(symbol: symbol, factor: decoder.double())
                })
        default: return nil
        }
    }
}
