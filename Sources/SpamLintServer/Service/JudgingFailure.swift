/// Why a message was not judged.
enum JudgingFailure: Error, CustomStringConvertible {
    /// It did not end in the time that `limits.judging` gives it.
    case overtime(milliseconds: Int)
    /// More wait than are taken in.
    case overload
    /// Nobody waits for it any more.
    case abandoned

    var description: String {
        switch self {
        case .overtime(let milliseconds): "not judged within \(milliseconds) ms"
        case .overload: "too many messages wait to be judged; try again"
        case .abandoned: "nobody waits for it"
        }
    }

    /// As metrics and the log name it.
    var reason: String {
        switch self {
        case .overtime: "time"
        case .overload: "overload"
        case .abandoned: "gone"
        }
    }
}
