public import SpamLintCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How a linter judges.
public struct Configuration: Sendable {
    /// Folders of rules of the user's own, added to the built-in ones; a rule of the same id replaces the built-in one.
    public var ruleFolders: [String] = []
    /// Ids of rules that are left out.
    public var disabled: [String] = []
    /// Whose laws are looked at.
    public var markets: [Market] = []
    /// Whose demands are looked at.
    public var providers: [Provider] = []
    /// Receivers' profiles that are asked: `rspamd-4.1`, or `rspamd` for the version that stands for it; none asks one of each receiver.
    public var receivers: [String] = []
    /// What every message is; nil lets each message tell.
    public var messageClass: MessageClass?
    /// What is known of templates besides their files.
    public var templates = TemplateContext()
    /// What is wanted otherwise with rules; one that is not there is a mistake.
    public var ruleSettings: [RuleID: RuleSetting] = [:]
    /// What the sender says of their own sites.
    public var senderSites = SenderSites.none
    /// The scores from which a message is warned of and fails.
    public var verdictLimits = VerdictLimits.standard
    /// Whether a message may say which of its findings do not count.
    public var honoursInline = true
    /// What fixes write into messages.
    public var sender = SenderDetails()
    /// The clock, in seconds since 1970; nil is the system's.
    public var now: Int64?

    public init() {}

    var clock: Int64 { now ?? Int64(time(nil)) }

    /// Seconds since 1970 of a time as in RFC 3339, section 5.6 (`2026-11-23T00:00:00Z`), or nil.
    public static func seconds(rfc3339 text: String) -> Int64? {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
            return bytes[range].reduce(0) { $0 * 10 + Int64($1 - 0x30) }
        }
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, [0x54, 0x74, 0x20].contains(bytes[10]), bytes[13] == 0x3A,
            bytes[16] == 0x3A,
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), (1...12).contains(month), (1...31).contains(day), hour < 24,
            minute < 60, second <= 60
        else { return nil }
        var end = 19
        if bytes[end] == 0x2E {
            end += 1
            while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
            if end == 20 { return nil }
        }
        guard end < bytes.count else { return nil }
        var offset: Int64 = 0
        if bytes[end] == 0x2B || bytes[end] == 0x2D {
            guard bytes.count == end + 6, bytes[end + 3] == 0x3A, let hours = number(end + 1..<end + 3),
                let minutes = number(end + 4..<end + 6)
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[end] == 0x2B ? 60 : -60)
        } else {
            guard bytes.count == end + 1, bytes[end] | 0x20 == 0x7A else { return nil }
        }
        let next: (year: Int64, month: Int64) = month == 12 ? (year + 1, 1) : (year, month + 1)
        guard days(year, month, 1) + day <= days(next.year, next.month, 1) else { return nil }
        return days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
    }

    /// Days from 1970-01-01 in the Gregorian calendar.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// What is wrong with a configuration; each line is one mistake.
public struct ConfigurationError: Error, Sendable {
    public let lines: [String]
    /// The same in Chinese; what is told in English alone stays English.
    private let chinese: [String]

    public init(lines: [String], chinese: [String]? = nil) {
        self.lines = lines
        self.chinese = chinese ?? lines
    }

    public func lines(in language: ReportLanguage) -> [String] { language == .chinese ? chinese : lines }
}
