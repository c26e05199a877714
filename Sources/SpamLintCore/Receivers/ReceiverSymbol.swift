/// One thing that a receiver's filter may say of a message, in the vocabulary of our own rules.
public final class ReceiverSymbol: Sendable {
    /// As the filter reports it. A name that begins with `__` is a condition that others refer to and is reported nowhere.
    public let name: String
    /// The group whose cap it falls under; empty for none.
    public let group: String
    /// What it costs where it is raised once and in full; negative where it speaks for the message.
    public let points: Points
    /// What its points are multiplied by; nil where they are fixed.
    public let scale: SymbolScale?
    public let title: LocalizedText
    /// What makes it go away, where no rule of ours says so.
    public let advice: LocalizedText
    public let match: Match
    /// Symbols that cost nothing once this one is raised.
    public let voids: [String]
    private let deferredSource: Deferred<String>
    /// The symbol of another version's profile that this one is, but for what it costs.
    let origin: ReceiverSymbol?

    public convenience init(
        name: String, group: String, points: Points, scale: SymbolScale?, title: LocalizedText, advice: LocalizedText, match: Match,
        voids: [String], source: String
    ) {
        self.init(
            name: name, group: group, points: points, scale: scale, title: title, advice: advice, match: match, voids: voids,
            source: Deferred(source))
    }

    init(
        name: String, group: String, points: Points, scale: SymbolScale?, title: LocalizedText, advice: LocalizedText, match: Match,
        voids: [String], source: Deferred<String>
    ) {
        self.name = name
        self.group = group
        self.points = points
        self.scale = scale
        self.title = title
        self.advice = advice
        self.match = match
        self.voids = voids
        deferredSource = source
        origin = nil
    }

    /// A symbol of another version's profile that costs something else.
    public convenience init(
        _ origin: ReceiverSymbol, group: String, points: Points, scale: SymbolScale?, voids: [String], source: String
    ) {
        self.init(origin, group: group, points: points, scale: scale, voids: voids, source: Deferred(source))
    }

    init(_ origin: ReceiverSymbol, group: String, points: Points, scale: SymbolScale?, voids: [String], source: Deferred<String>) {
        name = origin.name
        self.group = group
        self.points = points
        self.scale = scale
        title = origin.title
        advice = origin.advice
        match = origin.match
        self.voids = voids
        deferredSource = source
        self.origin = origin.origin ?? origin
    }

    /// Where its meaning and its points come from.
    public var source: String { deferredSource.value }

    public var isHidden: Bool { name.hasPrefix("__") }
}
