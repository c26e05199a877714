/// Points as SpamAssassin counts them, higher is worse; held in thousandths so that sums are exact on every machine.
public struct Points: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var thousandths: Int

    public init(thousandths: Int) {
        self.thousandths = thousandths
    }

    /// The nearest thousandth of `value`; what is not finite or out of range counts as zero.
    public init(_ value: Double) {
        thousandths = value.isFinite && abs(value) < 1e9 ? Int((value * 1000).rounded()) : 0
    }

    public static let zero = Points(thousandths: 0)

    public static func < (left: Points, right: Points) -> Bool { left.thousandths < right.thousandths }
    public static func + (left: Points, right: Points) -> Points { Points(thousandths: left.thousandths + right.thousandths) }
    public static func += (left: inout Points, right: Points) { left.thousandths += right.thousandths }

    /// At least one decimal, at most three: `5.0`, `0.25`, `1.125`.
    public var description: String {
        let magnitude = thousandths.magnitude
        let decimals = magnitude % 1000
        let digits: String
        switch decimals {
        case _ where decimals % 100 == 0: digits = String(decimals / 100)
        case _ where decimals % 10 == 0: digits = decimals < 100 ? "0" + String(decimals / 10) : String(decimals / 10)
        case ..<10: digits = "00" + String(decimals)
        case ..<100: digits = "0" + String(decimals)
        default: digits = String(decimals)
        }
        return (thousandths < 0 ? "-" : "") + String(magnitude / 1000) + "." + digits
    }
}
