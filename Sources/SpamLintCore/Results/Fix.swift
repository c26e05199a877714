/// Edits that mend a finding.
public struct Fix: Sendable, Equatable {
    public enum Safety: String, Sendable, CaseIterable {
        /// It cannot change what the message means.
        case safe
        /// It may, and somebody has to look at it.
        case unsafe
        /// It tells what to do, and a person does it.
        case advice
    }

    public let safety: Safety
    /// In order, none touching another. They are made together or not at all.
    public let edits: [Edit]

    public init(_ safety: Safety, _ edits: [Edit]) {
        self.safety = safety
        self.edits = edits
    }
}
