/// Which arms of a template's conditions are taken.
public struct TemplateChoice: Sendable, Equatable {
    /// The number of the arm, of every condition; the last of those that have fewer.
    public let variant: Int
    /// The one condition that it holds for, where all others take their first arm.
    public let only: Int?

    public init(variant: Int, only condition: Int? = nil) {
        self.variant = variant
        only = condition
    }

    func arm(of condition: TemplateCondition, at index: Int) -> Int {
        only.map { $0 == index } ?? true ? min(variant, condition.arms.count - 1) : 0
    }
}
