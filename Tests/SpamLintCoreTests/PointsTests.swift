import SpamLintCore
import Testing

@Suite struct PointsTests {
    @Test(arguments: [(0.0, "0.0"), (5, "5.0"), (0.25, "0.25"), (1.125, "1.125"), (0.001, "0.001"), (12.5, "12.5"), (0.0004, "0.0")])
    func writtenAsShortAsTheyAre(value: Double, text: String) {
        #expect(Points(value).description == text)
    }

    @Test func sumsAreExact() {
        let sum = (0..<10).reduce(Points.zero) { total, _ in total + Points(0.1) }
        #expect(sum == Points(1.0))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
    func whatIsNoNumberIsNoPoints(value: Double) {
        #expect(Points(value) == .zero)
    }

    @Test(arguments: [(2999, Verdict.pass), (3000, .warn), (4999, .warn), (5000, .fail)])
    func verdictByScore(thousandths: Int, verdict: Verdict) {
        #expect(Verdict(score: Points(thousandths: thousandths)) == verdict)
    }
}
