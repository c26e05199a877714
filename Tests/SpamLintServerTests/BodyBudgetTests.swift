import Testing

@testable import SpamLintServer

@Suite struct BodyBudgetTests {
    @Test func sharesAreGivenBack() {
        let budget = BodyBudget(100)
        var first: BodyBudget.Share? = budget.share()
        let second = budget.share()
        #expect(first?.grow(by: 60) == true)
        #expect(second.grow(by: 40))
        #expect(!second.grow(by: 1))
        first = nil
        #expect(second.grow(by: 59))
        #expect(!second.grow(by: 1))
    }
}
