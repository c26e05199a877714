import Testing

@testable import SpamLintCore

@Suite struct SymbolScaleTests {
    @Test func linearScalesStayInTheirBounds() {
        let scale = SymbolScale.linear(fact: "f", times: 0.02, plus: -1, from: 0, to: 1)
        #expect(scale.factor(value: 75, places: 1, shares: []) == 0.5)
        #expect(scale.factor(value: 10, places: 1, shares: []) == 0)
        #expect(scale.factor(value: 500, places: 1, shares: []) == 1)
        #expect(scale.factor(value: nil, places: 1, shares: []) == 0)
    }

    @Test func symbolsGiveTheirGreatestFactor() {
        let scale = SymbolScale.symbols([.init(symbol: "A", factor: 1), .init(symbol: "B", factor: 0.7)])
        #expect(scale.factor(value: nil, places: 1, shares: [0.1, 0.7]) == 0.7)
        #expect(scale.factor(value: nil, places: 1, shares: []) == 0)
        #expect(scale.fact == nil)
    }

    @Test func symbolsSurviveCoding() {
        let symbol = ReceiverSymbol(
            name: "A", group: "", points: Points(7), scale: .symbols([.init(symbol: "B", factor: 0.7)]),
            title: LocalizedText(en: "a", zh: "b"), advice: LocalizedText(en: "", zh: ""), match: .symbol("B"), voids: ["C"], source: "s")
        var encoder = FlatEncoder()
        encoder.encode([ReceiverProfile(name: "n", version: "1", threshold: Points(5), symbols: [symbol])])
        let profile = encoder.bytes.withUnsafeBufferPointer { bytes in
            var decoder = FlatDecoder(bytes)
            return decoder.profiles().first
        }
        #expect(profile?.symbols.first?.scale == symbol.scale)
        #expect(profile?.symbols.first?.voids == ["C"])
    }
}
