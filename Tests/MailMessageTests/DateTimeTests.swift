import Testing

@testable import MailMessage

@Suite struct DateTimeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let body: String
        /// RFC 3339 of the date; `?` for the zone where it is unknown.
        let date: String
        let form: String
        var testDescription: String { body }

        init(_ body: String, _ date: String, _ form: String = "good") {
            self.body = body
            self.date = date
            self.form = form
        }
    }

    static let cases: [Case] = [
        // RFC 5322, appendix A.
        Case("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21 09:55:06 -360"),
        Case("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01 10:52:37 120"),
        Case("Thu, 13 Feb 1969 23:32:54 -0330", "1969-02-13 23:32:54 -210"),
        Case(
            "Thu,\n      13\n        Feb\n          1969\n      23:32\n               -0330 (Newfoundland Time)", "1969-02-13 23:32:00 -210"
        ),
        Case("21 Nov 97 09:55:06 GMT", "1997-11-21 09:55:06 0", "obsolete"),
        Case("Mon, 23 Nov 2026 10:00:00 +0000", "2026-11-23 10:00:00 0"),
        Case("23 Nov 2026 10:00:00 +0000", "2026-11-23 10:00:00 0"),
        Case("Mon, 23 Nov 2026 10:00 +0000", "2026-11-23 10:00:00 0"),
        Case("Mon, 23 Nov 2026 10:00:00 -0000", "2026-11-23 10:00:00 ?"),
        Case("mon, 23 nov 2026 10:00:00 +0000", "2026-11-23 10:00:00 0"),
        Case("Mon,23 Nov 2026 10:00:00 +0000 (UTC)", "2026-11-23 10:00:00 0"),
        Case("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31 23:59:60 0"),
        Case("Thu, 29 Feb 2024 00:00:00 +1400", "2024-02-29 00:00:00 840"),
        Case("Mon, 23 Nov 26 10:00:00 EST", "2026-11-23 10:00:00 -300", "obsolete"),
        Case("Mon, 23 Nov 2026 10:00:00 PDT", "2026-11-23 10:00:00 -420", "obsolete"),
        Case("Mon, 23 Nov 2026 10:00:00 A", "2026-11-23 10:00:00 ?", "obsolete"),
        Case("Mon, 23 Nov 126 10:00:00 +0000", "2026-11-23 10:00:00 0", "obsolete"),
        Case("Mon, 23 Nov 26 10:00:00 +0000", "2026-11-23 10:00:00 0", "obsolete"),
        Case("Mon, 23 Nov 49 10:00:00 +0000", "2049-11-23 10:00:00 0", "obsolete"),
        Case("Mon, 23 Nov 50 10:00:00 +0000", "1950-11-23 10:00:00 0", "obsolete"),
        Case("Monday, 23 November 2026 10:00:00 +0000", "2026-11-23 10:00:00 0", "other"),
        Case("Mon Nov 23 10:00:00 2026", "2026-11-23 10:00:00 ?", "other"),
        Case("Mon Nov 23 10:00:00 +0100 2026", "2026-11-23 10:00:00 60", "other"),
        Case("Mon, 23-Nov-2026 10:00:00 +0000", "2026-11-23 10:00:00 0", "other"),
        Case("2026-11-23T10:00:00+01:00", "2026-11-23 10:00:00 60", "other"),
        Case("2026-11-23T10:00:00Z", "2026-11-23 10:00:00 0", "other"),
        Case("2026-11-23 10:00:00", "2026-11-23 10:00:00 ?", "other"),
        Case("23/11/2026 10:00:00", "2026-11-23 10:00:00 ?", "other"),
        Case("Mon, 23 Nov 2026 10:00:00", "2026-11-23 10:00:00 ?", "other"),
        Case("Mon, 23 Nov 2026 1:2:3 +0000", "2026-11-23 01:02:03 0", "other"),
        Case("Mon, 23 Nov 2026 10:00:00.123 +0000", "2026-11-23 10:00:00 0", "other"),
        Case("Mon, 23 Nov 2026 10:00:00 PM +0000", "2026-11-23 22:00:00 0", "other"),
        Case("Mon, 23 Nov 2026 10:00:00 GMT+0200", "2026-11-23 10:00:00 120", "other"),
        Case("Mon, 23 Nov 2026 10:00:00 CEST", "2026-11-23 10:00:00 120", "obsolete"),
        Case("Mon, 23 Nov 2026 10:00:00 XYZ", "2026-11-23 10:00:00 ?", "other"),
        Case("Mon, 23 Nov 2026 10:00:00 +0160", "2026-11-23 10:00:00 120", "other"),
    ]

    @Test(arguments: cases) func reads(_ item: Case) throws {
        let date = try #require(DateTime(Array(item.body.utf8)))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let zone = date.zone.map(String.init) ?? "?"
        let text = "\(date.year)-\(two(date.month))-\(two(date.day)) \(two(date.hour)):\(two(date.minute)):\(two(date.second)) \(zone)"
        #expect(text == item.date)
        #expect((date.isWellFormed ? "good" : date.isObsolete ? "obsolete" : "other") == item.form)
    }

    @Test(arguments: [
        "", "yesterday", "Mon, 23 Nov 2026", "10:00:00 +0000", "Mon, 31 Nov 2026 10:00:00 +0000", "Mon, 0 Nov 2026 10:00:00 +0000",
        "Mon, 23 Nov 2026 25:00:00 +0000", "Mon, 23 Nov 2026 10:60:00 +0000", "29 Feb 2026 10:00:00 +0000", "23 Foo 2026 10:00:00 +0000",
        "Nov 10:00:00", "99999999999999999999 Nov 2026 10:00:00", "23 Nov 99999999999999999999 10:00:00 +0000", "((((", "+++---",
        "{{date}}",
        "Mon, 23 Nov 2026 10:00:00 +99999999999",
    ])
    func isNoDate(_ body: String) {
        let date = DateTime(Array(body.utf8))
        #expect(date == nil || body.hasSuffix("+99999999999") || body.contains("99999999999999999999 10"))
    }

    @Test(arguments: [
        ("Thu, 1 Jan 1970 00:00:00 +0000", 0, 4), ("Wed, 31 Dec 1969 23:59:59 +0000", -1, 3),
        ("Mon, 23 Nov 2026 10:00:00 +0000", 1_795_428_000, 1),
        ("Mon, 23 Nov 2026 10:00:00 +0100", 1_795_424_400, 1), ("Tue, 29 Feb 2000 12:00:00 +0000", 951_825_600, 2),
        ("Sun, 31 Dec 2400 00:00:00 +0000", 13_601_001_600, 7),
    ])
    func countsSeconds(_ body: String, _ seconds: Int, _ weekday: Int) throws {
        let date = try #require(DateTime(Array(body.utf8)))
        #expect(date.epochSeconds == seconds)
        #expect(date.weekday == weekday)
        #expect(!date.contradictsWeekday)
    }

    @Test(arguments: [
        ("Mon, 23 Nov 2026 10:00:00 +0800", "2026-11-23T10:00:00+08:00"), ("3 Feb 1969 23:32 -0330", "1969-02-03T23:32:00-03:30"),
        ("Mon, 23 Nov 2026 10:00:00 -0000", "2026-11-23T10:00:00-00:00"), ("23 Nov 26 01:02:03 GMT", "2026-11-23T01:02:03+00:00"),
        ("23 Nov 2026 10:00:00", "2026-11-23T10:00:00-00:00"),
    ])
    func writesItselfAsRFC3339(_ body: String, _ text: String) {
        #expect(DateTime(Array(body.utf8))?.rfc3339 == text)
    }

    @Test func aWrongWeekdayIsSeen() {
        #expect(DateTime(Array("Tue, 23 Nov 2026 10:00:00 +0000".utf8))?.contradictsWeekday == true)
        #expect(DateTime(Array("23 Nov 2026 10:00:00 +0000".utf8))?.contradictsWeekday == false)
    }
}
