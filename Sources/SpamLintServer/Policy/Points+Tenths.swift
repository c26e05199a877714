import SpamLintCore

extension Points {
    /// With one digit behind the dot, as spamd's protocol has it; the rest left out, so that a score below the bar never looks as if it were there.
    var tenths: String {
        let tenths = thousandths / 100
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
