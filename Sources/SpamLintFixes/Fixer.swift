public import SpamLintCore

/// Mends what a rule finds: turns findings into edits.
///
/// The rule's file says which fixer it uses (`fix: { mend: NAME }`).
public struct Fixer: Sendable {
    /// As rule files name it.
    public let name: String
    public let safety: Fix.Safety
    /// Whether in this message it would take something away that only a person may, so that here it is unsafe.
    private let isRisky: @Sendable (_ work: Workpiece) -> Bool
    /// In how many ways it can be done. The first is the best to read; the others are for messages in which that one would cost points.
    public let variants: Int
    /// Changes that mend all of the evidence, or as much of it as can be mended; nil where nothing can be done.
    let changes: @Sendable (_ work: Workpiece, _ evidence: [Evidence]) -> [Change]?

    init(
        _ name: String, _ safety: Fix.Safety, variants: Int = 1, isRisky: @escaping @Sendable (_ work: Workpiece) -> Bool = { _ in false },
        changes: @escaping @Sendable (_ work: Workpiece, _ evidence: [Evidence]) -> [Change]?
    ) {
        self.name = name
        self.safety = safety
        self.variants = variants
        self.isRisky = isRisky
        self.changes = changes
    }

    /// The edits that mend `evidence`, in offsets of `Message.source`; nil where it can't be mended without a person.
    ///
    /// - Parameter variant: Which of the ways, from 0.
    public func fix(_ evidence: [Evidence], in work: Workpiece, variant: Int = 0) -> Fix? {
        var work = work
        work.variant = variant
        guard work.isMendable, !evidence.isEmpty, let changes = changes(work, evidence), !changes.isEmpty else { return nil }
        guard let edits = work.edits(for: changes), !edits.isEmpty else { return nil }
        return Fix(safety == .safe && isRisky(work) ? .unsafe : safety, edits)
    }
}
