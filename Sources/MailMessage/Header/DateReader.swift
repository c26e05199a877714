import MailBytes

extension DateTime {
    /// Reads the body of a Date field; nil where no day, month, year and time can be found in it.
    ///
    /// Beyond RFC 5322: fields in another order, as C's `asctime` writes them, dashes between them, ISO 8601, and half a clock.
    public init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        guard let date = bytes.withUnsafeBufferPointer({ DateTime($0, 0..<$0.count) }) else { return nil }
        self = date
    }

    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var reader = DateReader(bytes, range)
        reader.read()
        guard let date = reader.date else { return nil }
        self = date
    }
}

/// Takes a date apart word by word.
private struct DateReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position: Int
    private var numbers: [(value: Int, digits: Int)] = []
    private var month: Int?
    private var time: (hour: Int, minute: Int, second: Int)?
    private var zone: Int?
    private var hasZone = false
    private var weekday: Int?
    /// What was met, in order: `w` a weekday, `d` a number, `m` a month, `t` a time, `z` a numeric zone, `Z` a named one, `?` anything
    /// else.
    private var shape: [UInt8] = []
    private var isPrecise = true
    private var isHourShort = false

    /// No date has more words.
    private static let mostWords = 12

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func read() {
        while position < end, shape.count < Self.mostWords {
            let byte = bytes[position]
            if byte.isASCIIWhitespace || byte == ASCII.comma {
                position += 1
            } else if byte == 0x28 {
                position = Comment.end(in: bytes, from: position, to: end)
            } else if byte.isASCIIDigit {
                readNumber()
            } else if byte.isASCIILetter {
                readName()
            } else if byte == 0x2B || byte == ASCII.dash {
                readSign()
            } else {
                shape.append(0x3F)
                position += 1
            }
        }
    }

    // MARK: Words

    private mutating func digits() -> (value: Int, digits: Int) {
        var value = 0
        let start = position
        while position < end, bytes[position].isASCIIDigit {
            if value < 100_000_000 { value = value * 10 + Int(bytes[position] - 0x30) }
            position += 1
        }
        return (value, position - start)
    }

    private mutating func readNumber() {
        let first = digits()
        if position < end, bytes[position] == ASCII.colon {
            readTime(first)
        } else if first.digits == 8, numbers.isEmpty {
            // ISO 8601 without dashes.
            numbers = [(first.value / 10000, 4), (first.value / 100 % 100, 2), (first.value % 100, 2)]
            shape.append(0x3F)
        } else {
            numbers.append(first)
            shape.append(0x64)
        }
    }

    private mutating func readTime(_ hour: (value: Int, digits: Int)) {
        position += 1
        let minute = digits()
        var second = (value: 0, digits: 2)
        if position < end, bytes[position] == ASCII.colon {
            position += 1
            second = digits()
            if position < end, bytes[position] == ASCII.dot {
                position += 1
                _ = digits()
                isPrecise = false
            }
        }
        if minute.digits != 2 || second.digits != 2 { isPrecise = false }
        if hour.digits != 2 { isHourShort = true }
        if time == nil { time = (hour.value, minute.value, second.value) }
        shape.append(0x74)
    }

    private mutating func readName() {
        var word: [UInt8] = []
        while position < end, bytes[position].isASCIILetter {
            if word.count < 12 { word.append(bytes[position].asciiLowercased) }
            position += 1
        }
        if position < end, bytes[position] == ASCII.dot { position += 1 }
        if let index = Self.index(of: word, in: Self.months, atLeast: 3), month == nil, word != Array("mart".utf8) {
            month = index + 1
            if word.count != 3 { isPrecise = false }
            shape.append(0x6D)
        } else if let index = Self.index(of: word, in: Self.weekdays, atLeast: 3), weekday == nil {
            weekday = index + 1
            if word.count != 3 { isPrecise = false }
            shape.append(0x77)
        } else if word == [0x74], time == nil {
            isPrecise = false
        } else if word == Array("am".utf8) || word == Array("pm".utf8), let known = time, known.hour <= 12 {
            isPrecise = false
            time?.hour = known.hour % 12 + (word[0] == 0x70 ? 12 : 0)
        } else {
            readZoneName(word)
        }
    }

    private mutating func readZoneName(_ word: [UInt8]) {
        guard time != nil, !hasZone else {
            shape.append(0x3F)
            return
        }
        hasZone = true
        shape.append(0x5A)
        for (name, minutes) in Self.zones where word.equalsASCIICaseless(name) {
            zone = minutes
            return
        }
        // RFC 5322, section 4.3: letters and unknown names are `-0000`.
        if word.count > 1 { isPrecise = false }
    }

    private mutating func readSign() {
        let isWest = bytes[position] == ASCII.dash
        position += 1
        guard time != nil, position < end, bytes[position].isASCIIDigit else {
            // A dash between day, month and year.
            isPrecise = false
            return
        }
        var offset = digits()
        if offset.digits <= 2 {
            isPrecise = false
            offset.value *= 100
            if position < end, bytes[position] == ASCII.colon {
                position += 1
                offset.value += digits().value
            }
        } else if offset.digits != 4 {
            isPrecise = false
        }
        guard offset.value < 10000 else {
            shape.append(0x3F)
            return
        }
        if hasZone, zone != 0 { return }
        hasZone = true
        shape.append(0x7A)
        if offset.value % 100 > 59 { isPrecise = false }
        let minutes = offset.value / 100 * 60 + offset.value % 100
        zone = isWest ? minutes == 0 ? nil : -minutes : minutes
    }

    // MARK: The date

    var date: DateTime? {
        guard let time, time.hour < 24 || time == (24, 0, 0), time.minute < 60, time.second <= 60, let parts = dayMonthYear else {
            return nil
        }
        guard parts.day >= 1, parts.day <= DateTime.days(inMonth: parts.month, of: parts.year) else { return nil }
        let shape = shape.first == 0x77 ? Array(shape.dropFirst()) : shape
        let hasYear = numbers.count == 2 && numbers[1].digits >= 4
        let hasDay = numbers.count == 2 && numbers[0].digits <= 2
        let isStandard = isPrecise && !isHourShort && hasDay && shape == Array("dmdtz".utf8)
        // `8:05` is no form that section 4.3 names, but nobody reads it otherwise.
        let isOld = isPrecise && hasDay && (shape == Array("dmdtZ".utf8) || shape == Array("dmdtz".utf8)) && numbers[1].digits >= 2
        return DateTime(
            year: parts.year, month: parts.month, day: parts.day, hour: time.hour, minute: time.minute, second: time.second, zone: zone,
            statedWeekday: weekday, isWellFormed: isStandard && hasYear, isObsolete: isOld && !(isStandard && hasYear))
    }

    private var dayMonthYear: (day: Int, month: Int, year: Int)? {
        guard let month else {
            // ISO 8601, or day and month in figures.
            guard numbers.count >= 3 else { return nil }
            if numbers[0].digits == 4, (1...12).contains(numbers[1].value) { return (numbers[2].value, numbers[1].value, numbers[0].value) }
            guard numbers[2].digits == 4, (1...12).contains(numbers[1].value) else { return nil }
            return (numbers[0].value, numbers[1].value, numbers[2].value)
        }
        guard numbers.count >= 2 else { return nil }
        let isReversed = numbers[0].digits > 2 && numbers[1].digits <= 2
        let day = isReversed ? numbers[1] : numbers[0]
        let year = isReversed ? numbers[0] : numbers[1]
        return (day.value, month, Self.fullYear(year.value, digits: year.digits))
    }

    /// RFC 5322, section 4.3.
    private static func fullYear(_ year: Int, digits: Int) -> Int {
        if digits <= 2 { return year < 50 ? year + 2000 : year + 1900 }
        return digits == 3 ? year + 1900 : year
    }

    // MARK: Names

    private static func index(of word: [UInt8], in names: [StaticString], atLeast: Int) -> Int? {
        guard word.count >= atLeast else { return nil }
        return names.firstIndex { name in
            guard word.count <= name.utf8CodeUnitCount else { return false }
            return (0..<word.count).allSatisfy { name.utf8Start[$0] == word[$0] }
        }
    }

    private static let months: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]

    private static let weekdays: [StaticString] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// Minutes east of Greenwich: the names of RFC 5322, section 4.3, and those that mail uses beyond them.
    private static let zones: [(StaticString, Int)] = [
        ("gmt", 0), ("ut", 0), ("utc", 0), ("est", -300), ("edt", -240), ("cst", -360), ("cdt", -300), ("mst", -420), ("mdt", -360),
        ("pst", -480), ("pdt", -420), ("z", 0), ("bst", 60), ("wet", 0), ("cet", 60), ("met", 60), ("mez", 60), ("cest", 120),
        ("mest", 120),
        ("mesz", 120), ("eet", 120), ("eest", 180), ("msk", 180), ("msd", 240), ("ist", 330), ("hkt", 480), ("sgt", 480), ("jst", 540),
        ("kst", 540), ("aest", 600), ("aedt", 660), ("nzst", 720), ("nzdt", 780),
    ]
}
