public import SpamLintCore

extension Check {
    /// A suppression that is of no use (`unused`), names no rule (`unknown`), or gives no reason (`without-reason`).
    ///
    /// It finds nothing by itself: which suppressions were needed is known once all rules were asked, so the linter tells these findings.
    public static let suppression = Check("suppression", parameters: [.init("is", standard: .text("unused"))]) { _, _ in [] }
}
