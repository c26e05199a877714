/// Texts that may still lie in the program as `FlatEncoder` wrote them. How many there are is known all the same.
struct DeferredTexts: Sendable, Equatable {
    let count: Int
    private let texts: Deferred<[String]>

    init(_ texts: [String]) {
        count = texts.count
        self.texts = Deferred(texts)
    }

    init(_ texts: Deferred<[String]>, count: Int) {
        self.count = count
        self.texts = texts
    }

    var value: [String] { texts.value }

    static func == (left: DeferredTexts, right: DeferredTexts) -> Bool { left.value == right.value }
}
