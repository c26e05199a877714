/// A judgement that did not end in the time that `limits.judging` gives it.
struct JudgingOvertime: Error, CustomStringConvertible {
    let milliseconds: Int

    var description: String { "not judged within \(milliseconds) ms" }
}
