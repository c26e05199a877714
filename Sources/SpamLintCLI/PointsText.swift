import ArgumentParser

/// Points as an option gives them.
enum PointsText {
    /// - Throws: What was expected, where `text` is no number of 0 or more.
    static func score(_ text: String) throws -> Double {
        guard let points = number(text), points >= 0 else { throw ValidationError("it takes a number of points, 0 or more") }
        return points
    }

    /// - Throws: What was expected, where `text` is no number above 0.
    static func target(_ text: String) throws -> Double {
        guard let points = number(text), points > 0 else { throw ValidationError("it takes a number of points above 0") }
        return points
    }

    private static func number(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }
}
