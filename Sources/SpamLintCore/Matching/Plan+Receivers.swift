extension Plan.Builder {
    /// The profiles that are asked for, in their order; what the others look for is among the leaves all the same, as the automaton has it.
    mutating func profiles(_ all: [ReceiverProfile], asked: Set<String>) -> [Plan.Profile] {
        var steps: [String: [Plan.Step]] = [:]
        var places: [String: [String: Int]] = [:]
        for profile in ReceiverProfile.basesFirst(all) {
            let base = profile.base.flatMap { base in all.first { $0.id == base.id } }
            let isAsked = asked.contains(profile.id)
            steps[profile.id] = self.steps(of: profile, on: base, steps: base.flatMap { steps[$0.id] } ?? [], isAsked: isAsked)
            places[profile.id] = symbols
        }
        let chosen = all.filter { asked.contains($0.id) }
        let standard = Set(ReceiverProfile.standard(among: all).map(\.id))
        var planned: [Plan.Profile] = []
        for profile in chosen {
            let others = chosen.filter { $0.name == profile.name }
            let named = others.first { standard.contains($0.id) } ?? others.first
            let base = profile.base.flatMap { base in planned.firstIndex { $0.profile.id == base.id } }
            planned.append(
                self.profile(
                    profile, key: named?.id == profile.id ? profile.name : profile.id, steps: steps[profile.id] ?? [],
                    symbols: places[profile.id] ?? [:], sharing: base.map { ($0, planned[$0]) }))
        }
        return planned
    }

    /// The conditions of a profile's symbols, those that it took over from `base` as they are there. Of a profile that nobody asks for, only
    /// its own are resolved, for what they look for.
    private mutating func steps(
        of profile: ReceiverProfile, on base: ReceiverProfile?, steps known: [Plan.Step], isAsked: Bool
    ) -> [Plan.Step] {
        let places = Self.places(of: profile, in: base)
        symbols = Dictionary(profile.symbols.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        let moved = base.map { base in base.symbols.map { symbols[$0.name] } } ?? []
        return profile.symbols.indices.map { index in
            guard let place = places[index], known.indices.contains(place) else { return step(for: profile.symbols[index].match) }
            return isAsked ? known[place].moved(to: moved) : .nothing
        }
    }

    /// Of each symbol the place in `base` of the one that it is or comes from. A profile read at run time may have taken the base's stead.
    private static func places(of profile: ReceiverProfile, in base: ReceiverProfile?) -> [Int?] {
        guard let base, let places = profile.base?.places else { return profile.symbols.map { _ in nil } }
        return zip(profile.symbols, places).map { symbol, place in
            guard let place, base.symbols.indices.contains(place), base.symbols[place] === symbol.origin ?? symbol else { return nil }
            return place
        }
    }

    private func profile(
        _ profile: ReceiverProfile, key: String, steps: [Plan.Step], symbols: [String: Int],
        sharing base: (index: Int, profile: Plan.Profile)?
    ) -> Plan.Profile {
        var order = StepOrder(steps)
        return Plan.Profile(
            profile: profile, key: key,
            shared: base.map { ($0.index, Self.shared(Self.places(of: profile, in: $0.profile.profile), steps, with: $0.profile.steps)) },
            shown: profile.symbols.indices.filter { !profile.symbols[$0].isHidden },
            voiding: profile.symbols.indices.filter { !profile.symbols[$0].voids.isEmpty },
            gates: steps.map { Plan.Gate($0) }, steps: steps, program: StepProgram(order.ordered()),
            scales: profile.symbols.map { symbol in symbol.scale?.fact.flatMap { facts[$0] } },
            shares: profile.symbols.map { symbol in
                symbol.scale?.shares.compactMap { share in symbols[share.symbol].map { ($0, share.factor) } } ?? []
            },
            groups: profile.symbols.map { symbol in profile.groups.firstIndex { $0.name == symbol.group } })
    }

    /// Those of `places` whose symbols find the same in both profiles: all that they refer to does, too.
    private static func shared(_ places: [Int?], _ steps: [Plan.Step], with base: [Plan.Step]) -> [Int?] {
        var shared = places
        var isShrinking = true
        while isShrinking {
            isShrinking = false
            for (index, place) in shared.enumerated() {
                guard let place else { continue }
                let (own, theirs) = (steps[index].references, base[place].references)
                if own.count == theirs.count, zip(own, theirs).allSatisfy({ shared[$0] == $1 }) { continue }
                shared[index] = nil
                isShrinking = true
            }
        }
        return shared
    }
}

extension Plan.Step {
    /// The step with its symbols at their places in another profile; one that is not there is never raised.
    func moved(to places: [Int?]) -> Plan.Step {
        switch self {
        case .symbol(let index): places.indices.contains(index) ? places[index].map { .symbol($0) } ?? .nothing : .nothing
        case .composite(let all, let any, let atLeast, let none):
            .composite(
                all: all.map { $0.moved(to: places) }, any: any.map { $0.moved(to: places) }, atLeast: atLeast,
                none: none.map { $0.moved(to: places) })
        default: self
        }
    }
}
