/// A question about a message that data cannot ask, answered in Swift. It carries no prose; the rules that use it do.
public struct Check: Sendable {
    /// A parameter that rule files may give, with the type of its value.
    public struct Parameter: Sendable {
        public let name: String
        /// What it is when a rule file leaves it out; also tells the type.
        public let standard: Parameters.Value
        /// Whether its texts are regular expressions.
        public let isPattern: Bool

        public init(_ name: String, standard: Parameters.Value, isPattern: Bool = false) {
            self.name = name
            self.isPattern = isPattern
            self.standard = standard
        }
    }

    public let name: String
    public let needs: Needs
    public let parameters: [Parameter]
    /// Whether it runs expressions over whole texts, so that it is asked last where others can answer too.
    public let isSlow: Bool
    public let find: @Sendable (Facts, Parameters) -> [Evidence]
    /// Reads the parameters once for all messages; nil where `find` reads them each time.
    let prepare: (@Sendable (Parameters) -> @Sendable (Facts) -> [Evidence])?

    /// - Parameters:
    ///   - name: What rule files call it, in kebab-case.
    ///   - needs: What a message must have for the question to make sense.
    ///   - parameters: What rule files may set.
    ///   - isSlow: Whether it runs expressions over whole texts.
    ///   - find: Every place where the answer is yes.
    public init(
        _ name: String, needs: Needs = [], parameters: [Parameter] = [], isSlow: Bool = false,
        find: @escaping @Sendable (Facts, Parameters) -> [Evidence]
    ) {
        self.name = name
        self.needs = needs
        self.parameters = parameters
        self.isSlow = isSlow
        self.find = find
        prepare = nil
    }

    /// A check whose parameters are read once: reading them for every message would tell.
    ///
    /// - Parameter prepare: Reads the parameters, and gives what finds every place where the answer is yes.
    public init(
        _ name: String, needs: Needs = [], parameters: [Parameter] = [], isSlow: Bool = false,
        prepare: @escaping @Sendable (Parameters) -> @Sendable (Facts) -> [Evidence]
    ) {
        self.name = name
        self.needs = needs
        self.parameters = parameters
        self.isSlow = isSlow
        find = { facts, parameters in prepare(parameters)(facts) }
        self.prepare = prepare
    }

    /// What finds every place where the answer is yes.
    func finder(for parameters: Parameters) -> @Sendable (Facts) -> [Evidence] {
        if let prepare { return prepare(parameters) }
        let find = find
        return { facts in find(facts, parameters) }
    }
}
