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
        let magnitude = abs(thousandths)
        var decimals = String(magnitude % 1000)
        decimals = String(repeating: "0", count: 3 - decimals.count) + decimals
        while decimals.count > 1, decimals.hasSuffix("0") { decimals.removeLast() }
        return (thousandths < 0 ? "-" : "") + "\(magnitude / 1000).\(decimals)"
    }
}
