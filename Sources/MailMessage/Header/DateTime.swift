/// A date with its time and zone (RFC 5322, section 3.3).
public struct DateTime: Sendable, Hashable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int
    public let hour: Int
    public let minute: Int
    /// 0 to 60: a leap second is one.
    public let second: Int

    /// Minutes east of Greenwich; nil for `-0000`, a letter, a name that nobody knows, or none at all, which all mean an unknown zone.
    public let zone: Int?

    /// The day of the week that is stated, 1 for Monday to 7 for Sunday; nil if there is none.
    public let statedWeekday: Int?

    /// Whether it is written as RFC 5322 wants new messages to write it.
    public let isWellFormed: Bool

    /// Whether it is written in a form that section 4.3 still allows, a year of two digits or a zone by name, or with an hour of one digit.
    public let isObsolete: Bool

    /// Seconds since 1970-01-01 00:00 UTC; an unknown zone counts as UTC.
    public var epochSeconds: Int {
        daysSinceEpoch * 86400 + hour * 3600 + minute * 60 + second - (zone ?? 0) * 60
    }

    /// The day of the week that the date really is, 1 for Monday to 7 for Sunday.
    public var weekday: Int { ((daysSinceEpoch % 7) + 10) % 7 + 1 }

    /// Whether the stated day of the week is another one than the date's.
    public var contradictsWeekday: Bool { statedWeekday.map { $0 != weekday } ?? false }

    /// Days from 1970-01-01, in the Gregorian calendar throughout.
    private var daysSinceEpoch: Int {
        let y = month > 2 ? year : year - 1
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// As RFC 3339 writes it, `2026-11-23T10:00:00+08:00`; `-00:00` for an unknown zone.
    public var rfc3339: String {
        let offset = abs(zone ?? 0)
        let time = "\(Self.digits(hour)):\(Self.digits(minute)):\(Self.digits(second))"
        let sign = zone.map { $0 < 0 ? "-" : "+" } ?? "-"
        return "\(Self.digits(year, 4))-\(Self.digits(month))-\(Self.digits(day))T\(time)"
            + "\(sign)\(Self.digits(offset / 60)):\(Self.digits(offset % 60))"
    }

    private static func digits(_ number: Int, _ width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
