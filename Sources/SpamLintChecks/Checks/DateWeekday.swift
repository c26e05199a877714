import MailMessage
import SpamLintCore

extension Check {
    /// A `Date` whose day of the week is not that of its date.
    static let dateWeekday = Check("date-weekday", needs: .header) { facts, _ in
        guard let field = facts.dateField, let date = facts.date, date.contradictsWeekday else { return [] }
        return [Evidence(at: .source(field.bodyRange), values: [("weekday", names[date.weekday - 1])])]
    }

    private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
