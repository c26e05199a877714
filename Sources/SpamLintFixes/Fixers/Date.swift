import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// A `Date`: the one that is there, written as RFC 5322, section 3.3, has it; the clock's where there is none. What cannot be read, the
    /// zone included, stays: nobody knows which moment it means.
    static let date = Fixer("date", .safe) { work, _ in
        let now = Array(DateText.written(epoch: Int(work.facts.now), zone: 0).utf8)
        guard let field = work.message.first(.date) else { return work.inserting("Date", now).map { [$0] } }
        if field.isEmpty { return [work.replacing(field, with: now)] }
        guard let date = work.facts.date, DateText.isZoneClear(work.message.source[field.bodyRange], date) else { return nil }
        return [work.replacing(field, with: Array(DateText.written(epoch: date.epochSeconds, zone: date.zone).utf8))]
    }
}

/// Writes dates (RFC 5322, section 3.3).
enum DateText {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// - Parameters:
    ///   - epoch: Seconds since 1970.
    ///   - zone: Minutes east of Greenwich; nil for one that is not known, which `-0000` says.
    static func written(epoch: Int, zone: Int?) -> String {
        let local = epoch + (zone ?? 0) * 60
        let days = floorDivided(local, by: 86_400)
        let second = local - days * 86_400
        let (year, month, day) = civil(days)
        let weekday = weekdays[days - floorDivided(days, by: 7) * 7]
        let time = "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
        let offset = abs(zone ?? 0)
        let sign = (zone ?? -1) < 0 ? "-" : "+"
        return "\(weekday), \(day) \(months[month - 1]) \(year) \(time) \(sign)\(two(offset / 60))\(two(offset % 60))"
    }

    /// Whether what is written says its zone in a way that means one thing, by four digits or a known name, or says nothing of it.
    static func isZoneClear(_ written: ArraySlice<UInt8>, _ date: DateTime) -> Bool {
        let words = written.split { $0.isASCIIWhitespace || $0 == 0x28 || $0 == 0x29 }
        guard let last = words.last(where: { $0.contains(where: \.isASCIIDigit) }) else { return false }
        let isNamed = words.last.map { $0.startIndex > last.startIndex && $0.count > 1 } ?? false
        if last.contains(ASCII.colon) || last.elementsEqual(String(date.year).utf8) { return date.zone != nil || !isNamed }
        // `GMT+0800`, too.
        let offset = last.drop(while: \.isASCIILetter)
        return offset.count == 5 && (offset.first == 0x2B || offset.first == ASCII.dash) && offset.dropFirst().allSatisfy(\.isASCIIDigit)
    }

    private static func floorDivided(_ a: Int, by b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// The day of the Gregorian calendar so many days after 1970-01-01.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = floorDivided(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }
}
