/// Example data for a template.
public indirect enum TemplateValue: Sendable, Equatable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([TemplateValue])
    case map([String: TemplateValue])
    case null

    /// As it is shown; lists and maps show nothing.
    var shown: String {
        switch self {
        case .text(let text): text
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .list, .map, .null: ""
        }
    }

    /// Whether a condition on it holds.
    var holds: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .number(let number): number != 0
        case .flag(let flag): flag
        case .list(let list): !list.isEmpty
        case .map: true
        case .null: false
        }
    }
}
