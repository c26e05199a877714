import MailBytes

/// Words by which postal addresses are known, all in lower case.
enum PostalWords {
    /// English words for a street, behind its name.
    static let streets: Set<String> = [
        "alley", "avenue", "ave", "boulevard", "blvd", "broadway", "center", "centre", "circle", "close", "court", "ct",
        "crescent", "drive", "dr", "floor", "gardens", "grove", "highway", "hwy", "hill", "house", "lane", "ln", "mews",
        "parade", "park", "parkway", "pkwy", "place", "pl", "plaza", "quay", "road", "rd", "row", "square", "sq", "street",
        "st", "terrace", "trail", "turnpike", "walk", "way", "wharf",
    ]

    /// Ends of words for a street where name and kind are one word: German, Dutch, Scandinavian, Finnish, Hungarian.
    static let streetEndings = [
        "straße", "strasse", "str", "weg", "platz", "allee", "gasse", "damm", "ufer", "markt", "straat", "laan", "plein",
        "gracht", "gatan", "vägen", "gata", "veien", "gade", "vej", "katu", "utca",
    ]

    /// Words for a street that stand before its name: Romance and Slavic languages.
    static let romanceStreets: Set<String> = [
        "rue", "avenue", "boulevard", "chemin", "quai", "impasse", "allée", "cours", "via", "viale", "piazza", "corso",
        "calle", "avenida", "plaza", "paseo", "carrer", "rua", "praça", "travessa", "alameda", "rodovia", "ulica", "ul",
        "aleja", "улица", "ул", "проспект", "пр", "вулиця", "вул", "strada", "str",
    ]

    static let streetForms = WordForms(of: streets)
    static let romanceStreetForms = WordForms(of: romanceStreets)

    /// USPS codes of states and territories.
    static let usStates: Set<String> = [
        "al", "ak", "az", "ar", "ca", "co", "ct", "de", "dc", "fl", "ga", "hi", "id", "il", "in", "ia", "ks", "ky", "la", "me",
        "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd", "oh", "ok", "or", "pa", "pr",
        "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va", "wa", "wv", "wi", "wy",
    ]

    /// The last words of the names of states.
    static let usStateNames: Set<String> = [
        "alabama", "alaska", "arizona", "arkansas", "california", "carolina", "colorado", "columbia", "connecticut", "dakota",
        "delaware", "florida", "georgia", "hampshire", "hawaii", "idaho", "illinois", "indiana", "iowa", "island", "jersey",
        "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts", "mexico", "michigan", "minnesota",
        "mississippi", "missouri", "montana", "nebraska", "nevada", "ohio", "oklahoma", "oregon", "pennsylvania", "tennessee",
        "texas", "utah", "vermont", "virginia", "washington", "wisconsin", "wyoming", "york",
    ]

    static let irishCounties: Set<String> = [
        "antrim", "armagh", "carlow", "cavan", "clare", "cork", "derry", "donegal", "down", "dublin", "fermanagh", "galway", "kerry",
        "kildare",
        "kilkenny", "laois", "leitrim", "limerick", "longford", "louth", "mayo", "meath", "monaghan", "offaly", "roscommon", "sligo",
        "tipperary",
        "tyrone", "waterford", "westmeath", "wexford", "wicklow",
    ]
    static let irishCountyForms = WordForms(of: irishCounties)

    static let australianStates: Set<String> = ["act", "nsw", "nt", "qld", "sa", "tas", "vic", "wa"]
}

/// With which letters the words of a list begin, and how long those are.
struct WordForms: Sendable {
    /// By first byte; bit *n* stands for a word of *n* bytes.
    private var lengths = [UInt32](repeating: 0, count: 256)

    /// - Parameter words: In lower case, shorter than 32 bytes.
    init(of words: Set<String>) {
        for word in words {
            if let first = word.utf8.first { lengths[Int(first)] |= 1 << UInt32(word.utf8.count) }
        }
    }

    /// Whether a word of ASCII may be among them, whatever its case.
    func hold(first: UInt8, count: Int) -> Bool { lengths[Int(first.asciiLowercased)] >> UInt32(count) & 1 != 0 }
}
